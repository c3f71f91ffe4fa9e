// Who sets a colleague's password: the colleague alone. An admin makes the account, and we mail a link.

import { randomBytes } from 'node:crypto'
import type { CollectionAfterChangeHook, CollectionBeforeOperationHook } from 'payload'
import { hasRole, staffOf } from '#access/actors.ts'
import { clockOf } from '#access/clock.ts'
import { keepOnRequest } from '#access/onRequest.ts'
import type { Staff } from '#payload-types'
import { PasswordRefused } from '#src/passwords/keepRule.ts'
import { StaffRefusal } from './account.ts'
import { sendPasswordLink } from './passwordLink.ts'
import { setOwnPassword } from './setPassword.ts'

type Data = Record<string, unknown> & { password?: unknown; currentPassword?: unknown }

/** A Symbol, so that no body, query or header can carry it. */
const INVITED = Symbol.for('assay.staff.invited')

/**
 * The console and the demo, behind whom nobody is signed in, give a password with the account; people never
 * do.
 */
export const ownPasswordOnly: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === 'forgotPassword' || operation === 'resetPassword')
    throw new StaffRefusal('Links for staff are sent and taken by src/staff alone.', 403)
  if ((operation !== 'create' && operation !== 'update') || !req.user) return args
  const { password, currentPassword, ...data } = (args.data ?? {}) as Data
  const isGiven = password !== undefined && password !== null && password !== ''
  if (operation === 'create') {
    if (!hasRole(req.user, 'admin')) return args // access refuses
    if (isGiven)
      throw new PasswordRefused(
        'Leave the password out: your colleague chooses it by a link that we mail to the address.',
      )
    keepOnRequest(req.context, INVITED, true)
    return { ...args, data: { ...data, password: randomBytes(32).toString('base64url') } }
  }
  if (isGiven) {
    const id = idOf(args)
    if (id === null || staffOf(req.user)?.id !== id)
      throw new PasswordRefused('Nobody sets the password of a colleague: send a link instead.', {
        status: 403,
      })
    await setOwnPassword({ req, id, currentPassword, password, now: clockOf(req.context) })
  }
  return { ...args, data }
}

/** Mails the link to whoever was given an account by an admin. */
export const inviteNew: CollectionAfterChangeHook<Staff> = async ({ doc, operation, req }) => {
  if (operation === 'create' && INVITED in req.context && !doc.departed)
    await sendPasswordLink({ req, staff: doc, occasion: 'invitation', now: clockOf(req.context) })
  return doc
}

/** The id of an update by id; null for one in bulk. */
function idOf(args: unknown): string | null {
  const { id } = args as { id?: unknown }
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}
