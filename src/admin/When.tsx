// An instant on screen: rendered in UTC on the server, then in the zone of the person who reads it.

'use client'

import { useEffect, useState } from 'react'
import { formatInstant } from './times.ts'

/** An instant with its zone, as a <time> element. */
export function When({ at }: { at: string }) {
  const [text, setText] = useState(() => formatInstant(at, 'UTC'))
  useEffect(() => setText(formatInstant(at)), [at])
  return <time dateTime={at}>{text}</time>
}
