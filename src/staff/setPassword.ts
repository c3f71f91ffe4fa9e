// A colleague sets the own password: by a link of ours, or knowing the present one. Nobody sets another's.

import type { Payload, PayloadRequest } from 'payload'
import { recordEvent } from '#src/audit/recording/recordEvent.ts'
import { renewedSecret, storedRow } from '#src/audit/recording/rows.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { compareAndSet } from '#src/database/index.ts'
import { hashPassword, isPassword, type PasswordHash } from '#src/passwords/hash.ts'
import { acceptedPassword, PasswordRefused } from '#src/passwords/keepRule.ts'
import { throttleOf } from '#src/throttle/index.ts'
import { type StaffAccount, staffById, StaffRefusal } from './account.ts'
import { accountOfLink } from './passwordLink.ts'
import { tellOfChange } from './tellOfChange.ts'

/**
 * Sets the password of whoever holds the link, once, and ends every session. Starts none.
 * @throws StaffRefusal (403) where the link does not work; PasswordRefused (400) where the rule does not take
 * the password.
 */
export async function setPasswordByLink({
  payload,
  token,
  password,
  now,
}: {
  payload: Payload
  token: string
  password: string
  now: Date
}): Promise<void> {
  if (!(await accountOfLink({ payload, token, now }))) throw spentLink()
  // Slow, so outside of the transaction.
  const hashed = await hashPassword(acceptedPassword('staff', password))
  await inTransaction(payload, null, async (req) => {
    const staff = await accountOfLink({ payload, req, token, now })
    if (!staff) throw spentLink()
    const secret = await storePassword({ req, staff, hashed, keepSession: null, now })
    await recordEvent(req, {
      action: 'staff.password.reset',
      at: now,
      channel: 'admin',
      actor: actorOf(staff),
      subject: `staff/${staff.id}`,
      data: secret,
    })
    await tellOfChange({ req, staff, lines: ['You set a new password by a link from a mail.'], now })
  })
}

/**
 * Sets the password of the person behind `req`, who knows the present one, in the transaction of `req`. Every
 * other session of theirs ends.
 * @throws PasswordRefused (403 where the present one is missing or wrong, 400 by the rule); ThrottledError.
 */
export async function setOwnPassword({
  req,
  id,
  currentPassword,
  password,
  now,
}: {
  req: PayloadRequest
  id: string
  currentPassword: unknown
  password: unknown
  now: Date
}): Promise<void> {
  const accepted = acceptedPassword('staff', password)
  if (typeof currentPassword !== 'string' || currentPassword === '')
    throw new PasswordRefused('Give your present password too.', { status: 403, path: 'currentPassword' })
  await throttleOf(req.payload).take('password by staff', id)
  const staff = await staffById({ payload: req.payload, req, id })
  if (!staff || !(await isPassword(currentPassword, staff)))
    throw new PasswordRefused('This is not your present password.', { status: 403, path: 'currentPassword' })
  const hashed = await hashPassword(accepted)
  const keepSession = (req.user as { _sid?: string } | null)?._sid ?? null
  const secret = await storePassword({ req, staff, hashed, keepSession, now })
  await recordEvent(req, {
    action: 'staff.changed',
    at: now,
    channel: 'admin',
    actor: actorOf(staff),
    subject: `staff/${staff.id}`,
    data: { name: staff.name, changes: {}, renewed: ['password'], ...secret },
  })
  await tellOfChange({ req, staff, lines: ['You set a new password in the admin panel.'], now })
}

type NewPassword = {
  req: PayloadRequest
  staff: StaffAccount
  hashed: PasswordHash
  /** The session that stays; null ends them all. */
  keepSession: string | null
  now: Date
}

/**
 * Replaces a password that is still the one we saw, and ends its sessions and links. Gives what the record
 * says of it.
 */
async function storePassword({
  req,
  staff,
  hashed,
  keepSession,
  now,
}: NewPassword): Promise<ReturnType<typeof renewedSecret>> {
  const before = await storedRow(req, 'staff', staff.id)
  const won = await compareAndSet({
    payload: req.payload,
    req,
    collection: 'staff',
    id: staff.id,
    where: { hash: { equals: staff.hash } },
    data: {
      ...hashed,
      resetPasswordToken: null,
      resetPasswordExpiration: null,
      updatedAt: now.toISOString(),
    },
  })
  if (!won) throw new StaffRefusal('The password was changed a moment ago. Sign in again.', 409)
  const sessions = (staff.sessions ?? []).filter(({ id }) => id === keepSession)
  await req.payload.db.updateOne({
    collection: 'staff',
    id: staff.id,
    data: { sessions },
    req,
    returning: false,
  })
  return renewedSecret('staff', before, await storedRow(req, 'staff', staff.id))
}

function actorOf({ id, name, role }: StaffAccount) {
  return { id, name, role }
}

function spentLink(): StaffRefusal {
  return new StaffRefusal('This link was used already, or it is too old. Ask for a new one.', 403)
}
