// Who is asking: one type for each kind of person, told apart by the collection they signed in to.

import type { Integration, Reader, Staff } from '#payload-types'
import type { StaffRole } from '#src/workflow/transitions.ts'

export type User =
  | (Staff & { collection: 'staff' })
  | (Reader & { collection: 'readers' })
  | (Integration & { collection: 'integrations' })

/**
 * The staff member behind a request, or null for readers, integrations, staff who have left and everybody
 * else.
 */
export function staffOf(user: unknown): (Staff & { collection: 'staff' }) | null {
  if (!isUserOf(user, 'staff')) return null
  const staff = user as Staff & { collection: 'staff' }
  return staff.departed ? null : staff
}

/** The reader behind a request, or null. */
export function readerOf(user: unknown): (Reader & { collection: 'readers' }) | null {
  return isUserOf(user, 'readers') ? (user as Reader & { collection: 'readers' }) : null
}

/** Whether the request comes with an API key. */
export function isIntegration(user: unknown): boolean {
  return isUserOf(user, 'integrations')
}

/** Whether this person is staff with one of these roles. */
export function hasRole(user: unknown, ...roles: StaffRole[]): boolean {
  const staff = staffOf(user)
  return staff !== null && roles.includes(staff.role)
}

function isUserOf(user: unknown, collection: string): boolean {
  return typeof user === 'object' && user !== null && 'collection' in user && user.collection === collection
}
