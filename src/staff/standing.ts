// What becomes of an account when its standing changes: departures end sessions and links, and one admin
// always stays.

import { AuthenticationError, type CollectionAfterChangeHook, type CollectionBeforeLoginHook } from 'payload'
import type { Staff } from '#payload-types'
import { rowBefore, storedRow } from '#src/audit/recording/rows.ts'
import { staffById, StaffRefusal } from './account.ts'

/**
 * Refuses to take the last admin's role or standing, in the transaction of the change. Runs after the change
 * is recorded: two changes at once both move the head of the record, so the second runs again and counts
 * without the first one's admin.
 */
export const keepAnAdmin: CollectionAfterChangeHook<Staff> = async ({ doc, operation, req }) => {
  if (operation === 'create' || !isAdmin(rowBefore(req, 'staff', doc.id))) return doc
  if (isAdmin(await storedRow(req, 'staff', doc.id))) return doc
  const { docs } = await req.payload.db.find<Staff>({
    collection: 'staff',
    where: { role: { equals: 'admin' } },
    pagination: false,
    limit: 0,
    req,
  })
  if (!docs.some(isAdmin))
    throw new StaffRefusal('This is the last admin. Make somebody else an admin first.', 409)
  return doc
}

/**
 * Ends sessions and links when somebody leaves, and when somebody comes back: a session from before does not
 * work again. A new address ends the links that were sent to the old one.
 */
export const endAtDeparture: CollectionAfterChangeHook<Staff> = async ({ doc, operation, req }) => {
  if (operation === 'create') return doc
  const before = rowBefore(req, 'staff', doc.id)
  const after = await storedRow(req, 'staff', doc.id)
  const hasMoved = Boolean(before?.departed) !== Boolean(after?.departed)
  if (!hasMoved && before?.email === after?.email) return doc
  const store = (data: Record<string, unknown>) =>
    req.payload.db.updateOne({ collection: 'staff', id: doc.id, data, req, returning: false })
  await store({ resetPasswordToken: null, resetPasswordExpiration: null })
  // Apart: the SQLite adapter writes a list beside columns as a whole new row.
  if (hasMoved) await store({ sessions: [] })
  return doc
}

/** Told the same as somebody with a wrong password. Read again: the password was checked some time ago. */
export const refuseDeparted: CollectionBeforeLoginHook<Staff> = async ({ user, req }) => {
  const staff = await staffById({ payload: req.payload, req, id: user.id })
  if (!staff || staff.departed) throw new AuthenticationError(req.t)
}

function isAdmin(row: Record<string, unknown> | Staff | null): boolean {
  return row?.role === 'admin' && row.departed !== true
}
