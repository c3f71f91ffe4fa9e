// Records the comings of staff: each log-in, and refused log-ins without letting them fill the record.

import type { CollectionAfterLoginHook, CollectionBeforeOperationHook, Payload } from 'payload'
import type { Staff } from '#payload-types'
import { throttleOf } from '#src/throttle/index.ts'
import { recordEvent, recordOwn } from './recordEvent.ts'
import { keepRow, renewedSecret, rowBefore, secretOf, storedRow } from './rows.ts'

/**
 * Keeps the account as it is before a log-in: the log-in may store the password anew, under a hash of today
 * (payload/dist/auth/operations/login.js), and the record names the one that it replaced.
 */
export const keepAccount: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { email } = ((args as { data?: { email?: unknown } }).data ?? {}) as { email?: unknown }
  if (operation !== 'login' || typeof email !== 'string') return args
  const account = await req.payload.db.findOne<{ id: string }>({
    collection: 'staff',
    where: { email: { equals: email.toLowerCase().trim() } },
    req,
  })
  if (account) await keepRow(req, 'staff', account.id)
  return args
}

/** In the transaction of the log-in: who cannot be recorded does not come in. */
export const recordLogin: CollectionAfterLoginHook<Staff> = async ({ req, user }) => {
  const [before, after] = [rowBefore(req, 'staff', user.id), await storedRow(req, 'staff', user.id)]
  await recordEvent(req, {
    action: 'staff.login',
    at: new Date(),
    channel: 'admin',
    actor: { id: user.id, name: user.name, role: user.role },
    subject: `staff/${user.id}`,
    data: { fingerprint: secretOf('staff', after), ...(before ? renewedSecret('staff', before, after) : {}) },
  })
  return user
}

/**
 * Records that a log-in was refused. Of each account at most one such event in 15 minutes, and one for all
 * addresses that belong to nobody together, so that a guesser cannot fill the record; what was typed is never
 * recorded.
 */
export async function recordRefusedLogin({
  payload,
  email,
  now,
}: {
  payload: Payload
  email: string
  now: Date
}): Promise<void> {
  const { docs } = await payload.find({
    collection: 'staff',
    where: { email: { equals: email } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  }) // nobody is signed in
  const account = docs[0]
  if (!(await throttleOf(payload).allows('refused log-in on the record', account?.id ?? 'nobody'))) return
  await recordOwn(payload, {
    action: 'staff.login.refused',
    at: now,
    channel: 'admin',
    actor: { id: 'unknown', name: 'Somebody', role: 'unknown' },
    ...(account ? { subject: `staff/${account.id}` } : {}),
    data: account ? { name: account.name } : null,
    note: 'More refusals within 15 minutes are not recorded one by one.',
  })
}
