// Links by which colleagues choose their own password. The database keeps a digest of the token: who reads
// it, or a backup, cannot use the link. A token that an older Assay kept as it was sent finds nothing, so
// such links are dead.

import { createHash, randomBytes } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import { recordedActorOf } from '#src/audit/recording/actor.ts'
import { recordEvent } from '#src/audit/recording/recordEvent.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { invitationMail, resetPasswordMail, sentLinkMail } from '#src/mail/messages/index.ts'
import type { MailText } from '#src/mail/messages/types.ts'
import { enqueueMail } from '#src/mail/outbox.ts'
import { findOne, panelUrl, siteName, type StaffAccount, staffByEmail, StaffRefusal } from './account.ts'

const HOUR_MS = 3_600_000
const INVITATION_DAYS = 7

/** Why a link is sent: the person forgot the password, an admin sends one, or the account is new. */
type Occasion = 'forgotten' | 'reset' | 'invitation'

/** How long a link works, in milliseconds. */
const LIFETIME: Record<Occasion, number> = {
  forgotten: HOUR_MS,
  reset: HOUR_MS,
  invitation: INVITATION_DAYS * 24 * HOUR_MS,
}

type Sending = {
  req: PayloadRequest
  staff: Pick<Staff, 'id' | 'name' | 'email' | 'departed'>
  occasion: Occasion
  now: Date
}

/**
 * Mails a link to choose a password, in the transaction of `req`; links sent before are dead. Whoever sends
 * one for somebody else stands in the record. @throws StaffRefusal where the person has left.
 */
export async function sendPasswordLink({ req, staff, occasion, now }: Sending): Promise<void> {
  if (staff.departed) throw new StaffRefusal('Somebody who has left gets no link.', 409)
  const token = randomBytes(32).toString('base64url')
  await req.payload.db.updateOne({
    collection: 'staff',
    id: staff.id,
    data: {
      resetPasswordToken: digestOf(token),
      resetPasswordExpiration: new Date(now.getTime() + LIFETIME[occasion]).toISOString(),
      updatedAt: null, // the row keeps its time: anybody can ask for a link
    },
    req,
    returning: false,
  })
  const mail = await mailOf({ req, staff, occasion, now }, panelUrl(`/reset/${token}`))
  await enqueueMail({ req, mail: { ...mail, to: staff.email, kind: 'staff-password-link' }, now })
  if (occasion === 'forgotten') return // nobody is signed in, and the record would be for anybody to fill
  await recordEvent(req, {
    action: 'staff.link.sent',
    at: now,
    ...recordedActorOf(req),
    subject: `staff/${staff.id}`,
    data: { name: staff.name, occasion },
  })
}

/**
 * Mails a link to whoever forgot a password; does nothing where nobody has the address, or the person has
 * left.
 */
export async function sendForgottenLink({
  payload,
  email,
  now,
}: {
  payload: Payload
  email: string
  now: Date
}): Promise<void> {
  const known = await staffByEmail({ payload, email })
  if (!known || known.departed) return
  await inTransaction(payload, null, async (req) => {
    const staff = await staffByEmail({ payload, req, email })
    if (staff && !staff.departed) await sendPasswordLink({ req, staff, occasion: 'forgotten', now })
  })
}

/** The account whose link this is, while the link works and the person is here; else null. */
export async function accountOfLink({
  payload,
  req,
  token,
  now,
}: {
  payload: Payload
  req?: PayloadRequest
  token: string
  now: Date
}): Promise<StaffAccount | null> {
  const staff = await findOne(
    { payload, req },
    {
      and: [
        { resetPasswordToken: { equals: digestOf(token) } },
        { resetPasswordExpiration: { greater_than: now.toISOString() } },
      ],
    },
  )
  return staff && !staff.departed ? staff : null
}

/** A digest will do without salt: the token is 256 random bits. */
function digestOf(token: string): string {
  return `sha256:${createHash('sha256').update(token).digest('hex')}`
}

async function mailOf({ req, staff, occasion }: Sending, link: string): Promise<MailText> {
  const facts = { name: staff.name, siteName: await siteName(req), link, by: recordedActorOf(req).actor.name }
  switch (occasion) {
    case 'forgotten':
      return resetPasswordMail(facts)
    case 'reset':
      return sentLinkMail(facts)
    case 'invitation':
      return invitationMail({ ...facts, days: INVITATION_DAYS })
  }
}
