// When the article goes out, or would; and when it ends.

'use client'

import { useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { DeskMoment } from '../DeskWhen.tsx'
import type { DeskOutlook } from './workflowClient.ts'

/** One line a time, in the desk's zone and UTC; nothing where no time was set. */
export function ReleaseTimes({ outlook: { state, live, publishedAt, editions }, zone }: { outlook: DeskOutlook; zone: string }) {
  const now = useNow()
  const releaseAt = useTime('releaseAt')
  const embargoUntil = useTime('embargoUntil')
  const endsAt = useTime('endsAt')
  const waiting = editions.find((edition) => edition.state === 'waiting')
  const isNew = live === 'none'
  const later = [releaseAt, isNew ? embargoUntil : null].filter((at): at is string => at !== null && now !== null && new Date(at) > now).toSorted().at(-1)
  const isEmbargo = isNew && embargoUntil !== null && embargoUntil === later && embargoUntil !== releaseAt
  return (
    <ul className="desk-times">
      {waiting ? (
        <li>
          <strong>Goes out</strong> <DeskMoment at={waiting.goesOutAt} zone={zone} />
          {waiting.bundle ? ', together with others' : null}
        </li>
      ) : null}
      {!waiting && later && state !== 'published' ? (
        <li>
          Once published, it {isEmbargo ? 'stays under embargo until' : 'goes out by itself on'} <DeskMoment at={later} zone={zone} />
        </li>
      ) : null}
      {live === 'published' && publishedAt && now && new Date(publishedAt) <= now ? (
        <li>
          Out since <DeskMoment at={publishedAt} zone={zone} />
        </li>
      ) : null}
      {endsAt ? (
        <li>
          {now && new Date(endsAt) <= now ? 'Ended' : 'Ends'} <DeskMoment at={endsAt} zone={zone} />
        </li>
      ) : null}
    </ul>
  )
}

function useTime(name: string): string | null {
  return useFormFields(([fields]) => (fields[name]?.value as string | null | undefined) || null)
}

/** The clock of this machine, ticking by the half minute; null until the page has come alive. */
function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    setNow(new Date())
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
