// The desk's own links at the top of the navigation: home, and the comment queue for those who moderate.

import type { Payload, TypedUser } from 'payload'
import { hasRole, staffOf } from '#access/actors.ts'
import { MODERATES } from '#access/roleGroups.ts'
import '../desk.css'

/** Links above Payload's collections. */
export async function DeskNav({ payload, user }: { payload: Payload; user: TypedUser | null }) {
  const staff = staffOf(user)
  if (!staff) return null
  const admin = payload.config.routes.admin
  const moderates = hasRole(user, ...MODERATES)
  const pending = moderates
    ? await payload.count({
        collection: 'comments',
        where: { state: { equals: 'pending' } },
        overrideAccess: false,
        user: { ...staff, collection: 'staff' },
      })
    : null
  return (
    <div className="desk-nav">
      <ul>
        <li>
          <a href={admin}>Home</a>
        </li>
        {pending ? (
          <li>
            <a href={`${admin}/moderation`}>
              Comment queue
              {pending.totalDocs > 0 ? (
                <span className="desk-count">
                  {pending.totalDocs}
                  <span className="desk-hidden"> waiting</span>
                </span>
              ) : null}
            </a>
          </li>
        ) : null}
      </ul>
    </div>
  )
}
