// One write of a comment: in a transaction of its own, on behalf of a person.

import type { Payload, PayloadRequest } from 'payload'
import type { User } from '#access/actors.ts'
import type { Comment } from '#payload-types'
import { createPathQueue } from '#src/database/pathQueue.ts'
import { inTransaction } from '#src/publishing/transaction.ts'
import type { CommentDone } from './types.ts'

/** Writes under one article meet in the counts of their threads, so they go one after the other in this process. */
const KEY = Symbol.for('assay.comments.queue')
const shared = globalThis as { [KEY]?: ReturnType<typeof createPathQueue> }
const queue = (shared[KEY] ??= createPathQueue())

type Write = {
  payload: Payload
  /** Null where the write itself asks who it is for. */
  user: User | null
  articleId: string
  write: (req: PayloadRequest) => Promise<Comment>
}

/** Runs the write and says what became of the comment. */
export async function writeComment({ payload, user, articleId, write }: Write): Promise<CommentDone> {
  const comment = await queue(articleId, () => inTransaction(payload, user, write))
  return { id: comment.id, state: comment.state }
}
