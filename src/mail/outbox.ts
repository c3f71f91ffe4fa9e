// Puts a mail in the outbox, in the same transaction as the change that causes it: both happen or neither.

import type { PayloadRequest } from 'payload'
import { plainLine, singleAddress } from './messages/plainLine.ts'
import type { Mail } from './messages/types.ts'

/**
 * Writes an outbox row in the transaction of `req`; the scheduler sends it. An address no mail can go to is
 * kept as failed, for the panel to show, rather than failing the request.
 */
export async function enqueueMail({
  req,
  mail,
  now = new Date(),
}: {
  req: PayloadRequest
  mail: Mail
  now?: Date
}): Promise<void> {
  await req.payload.create({
    collection: 'outbox',
    data: outboxRow(mail, now),
    depth: 0,
    req,
    overrideAccess: true, // nobody may write the outbox by hand; commands do on Assay’s behalf
  })
}

/** The row for a mail: header-safe subject and address, due at once. */
export function outboxRow(mail: Mail, now: Date) {
  const address = singleAddress(mail.to)
  return {
    to: address ?? (plainLine(mail.to) || '(no address)'),
    subject: plainLine(mail.subject) || '(no subject)',
    text: mail.text,
    html: mail.html,
    kind: mail.kind,
    article: mail.article ?? null,
    state: address ? ('pending' as const) : ('failed' as const),
    attempts: 0,
    nextAttemptAt: now.toISOString(),
    lastError: address ? null : 'This is not one e-mail address.',
  }
}
