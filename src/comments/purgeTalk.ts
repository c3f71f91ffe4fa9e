// What a change of a comment means for those who keep pages of the talk it stands in.

import type { CollectionAfterChangeHook } from 'payload'
import type { Comment } from '#payload-types'
import { commentsTag } from '#src/freshness/tags.ts'
import { purge } from '#src/purging/index.ts'
import { idOf } from './idOf.ts'

/**
 * After each write of a comment: one that went out of view must not be seen again, any other is only newer.
 */
export const purgeTalk: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const before = operation === 'update' ? (previousDoc as Comment) : null
  const { state, article } = { ...before, ...(doc as Partial<Comment>) } // a `select` in the request leaves out of `doc` what it likes
  const isVisible = (doc as Partial<Comment>).state === 'visible'
  if (!isVisible && state !== 'visible' && before?.state !== 'visible') return doc
  await purge({ req, kind: isVisible ? 'soft' : 'hard', tags: [commentsTag(idOf(article))] })
  return doc
}
