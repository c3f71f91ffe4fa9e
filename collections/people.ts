// Who may be chosen for the byline of an article, or as the analyst of a view.

import type { FilterOptions, Where } from 'payload'
import { hasRole, staffOf } from '#access/actors.ts'
import { idsOf, type Reference } from '#src/articles/ids.ts'

/** Colleagues who have not left; whoever is chosen already stays, also after they have left. */
export function presentOr(field: string): FilterOptions {
  return ({ siblingData }): Where => {
    const chosen = (siblingData as Record<string, unknown> | undefined)?.[field]
    const ids = idsOf((Array.isArray(chosen) ? chosen : [chosen]) as Reference[])
    return { or: [{ departed: { not_equals: true } }, { id: { in: ids } }] }
  }
}

/** Whoever begins an article and may write is in its byline, until somebody takes them out. */
export function whoBegins({ user }: { user: unknown }): string[] {
  const staff = staffOf(user)
  return staff && hasRole(user, 'author', 'editor') ? [staff.id] : []
}
