// Tells everybody who answers for the desk of releases that came late, were held or cannot be done: in the
// record, and by mail.

import type { Payload, PayloadRequest } from 'payload'
import { ANSWERS_FOR_DESK } from '#access/roleGroups.ts'
import type { Edition } from '#payload-types'
import { recordEvent } from '#src/audit/index.ts'
import { type EventAction, readEvent } from '#src/auditEvents/events/index.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { environment } from '#src/environment/index.ts'
import { releaseAlarmMail } from '#src/mail/messages/index.ts'
import { enqueueMail } from '#src/mail/outbox.ts'
import { durationInWords } from '#src/plainText/durations.ts'
import { deskTime } from '#src/workflow/deskTime.ts'
import { staffInRoles } from '../presentStaff.ts'

/** `stuck`: readers have it since its time, and its release cannot be completed. */
export type Trouble = { edition: Edition } & (
  | { what: 'late'; lateByMs: number }
  | { what: 'stuck'; lateByMs: number }
  | { what: 'held'; reason: string }
)

/** One mail a person for all the troubles of a tick, however many there are. */
export async function alarm({
  payload,
  troubles,
  now,
}: {
  payload: Payload
  troubles: Trouble[]
  now: Date
}): Promise<void> {
  await inTransaction(payload, null, async (req) => {
    const reported: Trouble[] = []
    for (const trouble of troubles) if (await note(req, trouble, now)) reported.push(trouble)
    await tell(req, reported)
  })
}

/** The mails about these troubles, in the caller's transaction. */
export async function tell(req: PayloadRequest, troubles: readonly Trouble[]): Promise<void> {
  if (troubles.length === 0) return
  const zone = await deskZone(req)
  const lines = troubles.map((trouble) => sentence(trouble, zone))
  for (const person of await staffInRoles(req, ANSWERS_FOR_DESK)) {
    await enqueueMail({
      req,
      mail: {
        to: person.email,
        kind: 'release-alarm',
        ...releaseAlarmMail({ name: person.name, lines, link: `${environment().siteUrl}/admin` }),
      },
    })
  }
}

/**
 * Puts what came late on the record; what was held stands there already. Says whether it is news: each tick
 * finds anew what is stuck.
 */
async function note(req: PayloadRequest, trouble: Trouble, now: Date): Promise<boolean> {
  const { what, edition } = trouble
  if (what === 'held') return true
  if (what === 'stuck' && (await isOnRecord(req, edition))) return false
  await recordEvent(req, {
    action: 'release.late',
    at: now,
    channel: 'job',
    actor: null,
    article: edition.article,
    note: sentence(trouble, 'UTC'),
    data: { edition: edition.number, lateByMs: trouble.lateByMs },
  })
  return true
}

async function isOnRecord(req: PayloadRequest, { article, number }: Edition): Promise<boolean> {
  const { docs } = await req.payload.find({
    collection: 'audit',
    where: {
      and: [{ article: { equals: article } }, { action: { equals: 'release.late' satisfies EventAction } }],
    },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  }) // the clock asks, not a person
  return docs.some((row) => {
    const event = readEvent(row)
    return event.known && event.action === 'release.late' && event.data.edition === number
  })
}

async function deskZone(req: PayloadRequest): Promise<string> {
  // The name of a zone alone.
  const settings = await req.payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true, req })
  return settings.deskZone ?? 'UTC'
}

function sentence(trouble: Trouble, zone: string): string {
  const { headline, goesOutAt } = trouble.edition
  const name = `“${headline}”, due ${deskTime(goesOutAt, zone)},`
  if (trouble.what === 'held') return `${name} is held and does not go out. ${trouble.reason}`
  if (trouble.what === 'stuck')
    return (
      `${name} is out for readers. The panel, its pictures and the lists could not be updated. ` +
      'Tell your administrator: the log of the server says why.'
    )
  return (
    `${name} was completed ${durationInWords(trouble.lateByMs)} late. Readers had its text ` +
    'on time. Its pictures and its place in lists came late.'
  )
}
