// How many words the text of the open article has.

'use client'

import { useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { draftWords } from '#src/richtext/body/draftWords.ts'

/** A text is counted once the typing has paused for so long, in milliseconds. */
const PAUSE_MS = 400

/** `1,234 words`; nothing while there is no text. */
export function WordCount() {
  const body = useFormFields(([fields]) => fields.body?.value)
  const [words, setWords] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setWords(draftWords(body)), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [body])
  if (words === 0) return null
  return (
    <span className="desk-small">{words === 1 ? '1 word' : `${words.toLocaleString('en-GB')} words`}</span>
  )
}
