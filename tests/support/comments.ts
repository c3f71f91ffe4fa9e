// What a moderator who has just read a comment sends with a decision about it.

import type { Payload } from 'payload'
import { seenIn, type Seen } from '#src/comments/rules/seen.ts'

/** What there is to see of a comment now; of one that is not there, what a moderator could claim. */
export async function seenNow(payload: Payload, id: string): Promise<Seen> {
  const comment = await payload.findByID({
    collection: 'comments',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
  })
  return comment ? seenIn(comment) : { state: 'pending', editedAt: null, moderatedBy: null }
}

/**
 * The same as the body of a decision by its path (`/:id/approve`, `/:id/remove`, `/bulk`), or with an answer;
 * nothing for any other path.
 */
export async function bodyAsSeen(
  payload: Payload,
  path: string,
  { ids = [], parent }: { ids?: readonly string[]; parent?: unknown } = {},
): Promise<object> {
  if (path === '/answer') return typeof parent === 'string' ? { seen: await seenNow(payload, parent) } : {}
  const id = /^\/([^/]+)\/(?:approve|remove)$/.exec(path)?.[1]
  if (id) return { seen: await seenNow(payload, id) }
  if (path !== '/bulk') return {}
  const pairs = await Promise.all(ids.map(async (each) => [each, await seenNow(payload, each)] as const))
  return { seen: Object.fromEntries(pairs) }
}
