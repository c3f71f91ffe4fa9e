// A colleague is told by mail when the name, the password, the address or the role of their account changes,
// whoever changed it.

import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'
import { clockOf } from '#access/clock.ts'
import type { Staff } from '#payload-types'
import { recordedActorOf } from '#src/audit/recording/actor.ts'
import { rowBefore, storedRow } from '#src/audit/recording/rows.ts'
import { accountChangedMail } from '#src/mail/messages/index.ts'
import { enqueueMail } from '#src/mail/outbox.ts'
import { panelUrl, siteName, type StaffAccount } from './account.ts'

type Change = {
  req: PayloadRequest
  staff: Pick<Staff, 'name' | 'email'>
  /** What was changed, one sentence each. */
  lines: readonly string[]
  /** The address that the account had before: it is told too. */
  formerAddress?: string | null
  now: Date
}

/** Mails the person, in the transaction of `req`. */
export async function tellOfChange({ req, staff, lines, formerAddress = null, now }: Change): Promise<void> {
  const mail = accountChangedMail({
    name: staff.name,
    siteName: await siteName(req),
    lines,
    link: panelUrl('/account'),
  })
  for (const to of new Set([staff.email, formerAddress ?? staff.email]))
    await enqueueMail({ req, mail: { ...mail, to, kind: 'staff-account-changed' }, now })
}

/** After an update: tells the person of a new name, address, role or password, and who made it. */
export const tellPerson: CollectionAfterChangeHook<Staff> = async ({ doc, operation, req }) => {
  if (operation === 'create') return doc
  const before = rowBefore(req, 'staff', doc.id) as StaffAccount | null
  const after = (await storedRow(req, 'staff', doc.id)) as StaffAccount | null
  if (!before || !after) return doc
  const by = recordedActorOf(req).actor.name
  const lines = [
    ...(before.email === after.email
      ? []
      : [`${by} changed the address of your account from ${before.email} to ${after.email}.`]),
    ...(before.name === after.name
      ? []
      : [`${by} changed the name of your account from “${before.name}” to “${after.name}”.`]),
    ...(before.role === after.role ? [] : [`${by} changed your role from ${before.role} to ${after.role}.`]),
    ...(before.hash === after.hash ? [] : [`${by} set a new password for your account.`]),
  ]
  if (lines.length > 0)
    await tellOfChange({
      req,
      staff: after,
      lines,
      formerAddress: before.email,
      now: clockOf(req.context),
    })
  return doc
}
