// What a change of a comment means for those who keep pages of the talk it stands in.

import type { PayloadRequest } from 'payload'
import type { Comment } from '#payload-types'
import { commentsTag } from '#src/freshness/tags.ts'
import { purge } from '#src/purging/index.ts'
import { idOf } from './idOf.ts'

/**
 * After each write of a comment: one that went out of view must not be seen again, any other is only newer.
 * `before` is null for a new one.
 */
export async function purgeTalk(
  req: PayloadRequest,
  before: Comment | null,
  { state, article }: Comment,
): Promise<void> {
  if (state !== 'visible' && before?.state !== 'visible') return
  await purge({
    req,
    kind: state === 'visible' ? 'soft' : 'hard',
    tags: [commentsTag(idOf(article))],
  })
}
