// The latest comments under an article, as staff read them before they answer one.

import type { Payload } from 'payload'
import type { Staff } from '#payload-types'
import { mapInTurns } from '#src/eventLoop/yielding.ts'
import { staffWords, type StaffWords } from '#src/moderation/staffHtml.ts'
import { seenIn, type Seen } from '../rules/seen.ts'

const MAX_COMMENTS = 20

/** With what is sent back about it by whoever answers it. */
export type Answerable = StaffWords & { id: string; createdAt: string; seen: Seen }

/** Those that readers see, newest first. */
export async function latestForStaff({
  payload,
  staff,
  articleId,
}: {
  payload: Payload
  staff: Staff
  articleId: string
}): Promise<Answerable[]> {
  const { docs } = await payload.find({
    collection: 'comments',
    where: { and: [{ article: { equals: articleId } }, { state: { equals: 'visible' } }] },
    sort: ['-createdAt', '-id'],
    limit: MAX_COMMENTS,
    depth: 0,
    overrideAccess: false,
    user: { ...staff, collection: 'staff' },
  })
  return mapInTurns(docs, (comment) => ({
    ...staffWords(comment.body),
    id: comment.id,
    createdAt: comment.createdAt,
    seen: seenIn(comment),
  }))
}
