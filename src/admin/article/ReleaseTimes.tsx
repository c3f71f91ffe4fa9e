// When the article goes out, or would; and when it ends.

'use client'

import { DeskMoment } from '../DeskWhen.tsx'
import { useTime, type GoesOut, useNow } from './useGoesOut.ts'
import type { DeskOutlook } from './workflowClient.ts'

/** One line a time, in the desk's zone and UTC; nothing where no time was set. */
export function ReleaseTimes({
  workflowStatus: { state, live, publishedAt, editions },
  goesOut,
  zone,
}: {
  workflowStatus: DeskOutlook
  goesOut: GoesOut | null
  zone: string
}) {
  const now = useNow()
  const endsAt = useTime('endsAt')
  const waiting = editions.find((edition) => edition.state === 'waiting')
  return (
    <ul className="desk-times">
      {waiting ? (
        <li>
          <strong>Goes out</strong> <DeskMoment at={waiting.goesOutAt} zone={zone} />
          {waiting.bundle ? ', together with others' : null}
        </li>
      ) : null}
      {!waiting && goesOut && state !== 'published' ? (
        <li>
          Once scheduled, it {goesOut.isEmbargo ? 'stays under embargo until' : 'goes out by itself on'}{' '}
          <DeskMoment at={goesOut.at} zone={zone} />
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
