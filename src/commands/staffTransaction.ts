// Commands of staff: judged by who they are, and by the time that it is, when their turn has come.

import type { Payload, PayloadRequest } from 'payload'
import { staffOf } from '#access/actors.ts'
import { type Clock, readClock } from '#access/clock.ts'
import type { Staff } from '#payload-types'
import { NotSignedInError } from './errors.ts'
import { inTransaction } from './transaction.ts'

/** Who acts, and when: as it is when the command's turn has come. */
export type StaffContext = { actor: Staff; now: Date }

/** A command as a member of staff sends it. */
export type StaffCommand = { payload: Payload; actor: Staff; now: Date | Clock }

/**
 * A command by a member of staff. It waits for those before it, so it is judged by the account as the
 * database has it when its turn has come, and by the time that it is then.
 * @throws NotSignedInError (401) where the account is gone, or has left.
 */
export async function inStaffTransaction<T>(
  { payload, actor, now }: StaffCommand,
  work: (req: PayloadRequest, turn: StaffContext) => Promise<T>,
): Promise<T> {
  return inTransaction(payload, { ...actor, collection: 'staff' }, async (req) => {
    const present = await presentStaff(req)
    return work(req, { actor: present, now: readClock(now) })
  })
}

/**
 * The account behind a request as the database has it now, which the request is from here on made by. @throws
 * NotSignedInError
 */
async function presentStaff(req: PayloadRequest): Promise<Staff> {
  const known = staffOf(req.user)
  const present =
    known &&
    (await req.payload.db.findOne<Staff>({
      collection: 'staff',
      where: { id: { equals: known.id } },
      req,
    }))
  if (!present || present.departed) throw new NotSignedInError()
  req.user = { ...known, ...present, collection: 'staff' }
  return present
}
