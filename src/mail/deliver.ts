// Sends what is due: each mail is claimed by compare-and-set first, so that any number of processes may do
// this at once.

import type { Payload } from 'payload'
import { compareAndSet } from '#src/database/index.ts'
import { environment } from '#src/environment/index.ts'
import type { MailTransport, OutgoingMail } from './messages/types.ts'
import { failureLine, MAX_WAIT, nextAttempt } from './retries.ts'
import { mailTransport } from './transport.ts'

/** Milliseconds a claim holds; a process that died with it leaves the mail to the next. */
const LEASE = 60_000
/** Milliseconds a transport may take: shorter than the lease, or two processes could send the same mail. */
const DELIVERY_TIMEOUT_MS = 45_000
const BATCH = 20
/**
 * What is left of a mail once it has gone: its links are one-time secrets, and nobody may read them anyway.
 */
const GONE = '(sent)'

type Row = Omit<OutgoingMail, 'sentAt'> & { attempts: number }
type DeliveryOutcome = 'sent' | 'retried' | 'failed' | 'taken'
/** How many mails of a call met which end; `taken` are those another process was faster to claim. */
export type Delivery = Record<DeliveryOutcome, number>

let ownTransport: MailTransport | undefined

/** Sends up to a batch of due mails, one after another; a failure is kept on its row and never thrown. */
export async function deliverDue({
  payload,
  now,
  transport,
}: {
  payload: Payload
  now: Date
  transport?: MailTransport
}): Promise<Delivery> {
  const chosen = transport ?? (ownTransport ??= mailTransport(environment()))
  const delivery: Delivery = { sent: 0, retried: 0, failed: 0, taken: 0 }
  for (const row of await dueRows(payload, now)) {
    delivery[await deliver({ payload, row, now, transport: chosen })] += 1
  }
  return delivery
}

/**
 * Due is what nobody has tried yet, what is to be tried again by now, and whatever a clock that was set back
 * since put off.
 */
async function dueRows(payload: Payload, now: Date): Promise<Row[]> {
  const at = now.toISOString()
  const after = (ms: number) => new Date(now.getTime() + ms).toISOString()
  const { docs } = await payload.find({
    collection: 'outbox',
    where: {
      and: [
        { state: { equals: 'pending' } },
        {
          or: [
            { attempts: { equals: 0 } },
            { nextAttemptAt: { less_than_equal: at } },
            { nextAttemptAt: { greater_than: after(MAX_WAIT) } },
          ],
        },
        {
          or: [
            { lockedUntil: { exists: false } },
            { lockedUntil: { less_than_equal: at } },
            { lockedUntil: { greater_than: after(LEASE) } },
          ],
        },
      ],
    },
    sort: 'nextAttemptAt',
    limit: BATCH,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the scheduler acts for Assay; no person may read the bodies
  })
  return docs.map(({ id, to, subject, text, html, kind, attempts }) => ({
    id,
    to,
    subject,
    text,
    html,
    kind,
    attempts,
  }))
}

async function deliver({
  payload,
  row,
  now,
  transport,
}: {
  payload: Payload
  row: Row
  now: Date
  transport: MailTransport
}): Promise<DeliveryOutcome> {
  const attempts = row.attempts + 1
  // The count of attempts is the fence: every claim raises it, so only one of several who read this row gets
  // through.
  const claimed = await mark({
    payload,
    row,
    attempts: row.attempts,
    data: { attempts, lockedUntil: new Date(now.getTime() + LEASE).toISOString() },
  })
  if (!claimed) return 'taken'

  try {
    await withPatience(transport.send({ ...row, sentAt: now }))
  } catch (error) {
    const again = nextAttempt({ attempts, now, error })
    const lastError = failureLine(error)
    payload.logger.warn(
      { mail: row.id, kind: row.kind, attempts, again: again?.toISOString() ?? null },
      `A mail could not be sent: ${lastError}`,
    )
    const next = again ? { nextAttemptAt: again.toISOString() } : { state: 'failed' }
    await mark({ payload, row, attempts, data: { ...next, lockedUntil: null, lastError } })
    return again ? 'retried' : 'failed'
  }
  await mark({
    payload,
    row,
    attempts,
    data: {
      state: 'sent',
      sentAt: now.toISOString(),
      lockedUntil: null,
      lastError: null,
      text: GONE,
      html: GONE,
    },
  })
  return 'sent'
}

function mark({
  payload,
  row,
  attempts,
  data,
}: {
  payload: Payload
  row: Row
  attempts: number
  data: Record<string, unknown>
}): Promise<boolean> {
  return compareAndSet({
    payload,
    collection: 'outbox',
    id: row.id,
    where: { and: [{ state: { equals: 'pending' } }, { attempts: { equals: attempts } }] },
    data,
  })
}

async function withPatience(sending: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('The mail server did not answer in time.')),
      DELIVERY_TIMEOUT_MS,
    )
    timer.unref()
  })
  try {
    await Promise.race([sending, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
