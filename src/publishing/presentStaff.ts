// Who of the staff is told of something: those who have not left.

import type { PayloadRequest, Where } from 'payload'
import type { Staff } from '#payload-types'
import type { StaffRole } from '#src/workflow/transitions.ts'

/** A condition on the role. */
export function withRole(roles: readonly StaffRole[]): Where {
  return { role: { in: [...roles] } }
}

/** Staff with one of these roles who have not left. */
export async function staffInRoles(req: PayloadRequest, roles: readonly StaffRole[]): Promise<Staff[]> {
  return presentStaff(req, withRole(roles), null)
}

/** Those whom the condition names, without one of them. */
export async function presentStaff(
  req: PayloadRequest,
  which: Where,
  except: Staff | null,
): Promise<Staff[]> {
  const { docs } = await req.payload.find({
    collection: 'staff',
    where: {
      and: [
        which,
        ...(except ? [{ id: { not_equals: except.id } }] : []),
        { departed: { not_equals: true } },
      ],
    },
    depth: 0,
    pagination: false,
    overrideAccess: true, // an address is needed whoever moves the article
    req,
  })
  return docs
}
