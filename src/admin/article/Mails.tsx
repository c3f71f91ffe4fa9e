// What became of the mails about the article: to whom, and whether they went.

'use client'

import type { MailFate } from '#src/mail/about.ts'
import { DeskWhen } from '../DeskWhen.tsx'
import { ChipCell } from '../list/ChipCell.tsx'

/** Nothing where no mail was written, or none that this person sees. */
export function Mails({ mails, zone }: { mails: readonly MailFate[]; zone: string }) {
  if (mails.length === 0) return null
  return (
    <>
      <h3>Mail</h3>
      <ul className="desk-timeline" aria-label="Mail about this article">
        {mails.map(({ id, subject, state, to, at }) => (
          <li key={id}>
            <span className="desk-cell">
              <ChipCell cellData={state} />
              <span>{to}</span>
            </span>
            <span className="desk-small">
              {subject} · {WHEN[state]} <DeskWhen at={at} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
      {mails.some(({ state }) => state === 'failed') ? (
        <p className="desk-small">A mail that failed is not sent again. An admin reads why under “Mail”.</p>
      ) : null}
    </>
  )
}

const WHEN: Record<MailFate['state'], string> = {
  pending: 'waits since',
  sent: 'sent',
  failed: 'given up; written',
}
