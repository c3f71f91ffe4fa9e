// The site's comments' room, answered by src/comments: named errors become what a form can show.

import type { Payload } from 'payload'
import * as comments from '#src/comments/index.ts'
import { NotLoggedInError } from '#src/readers/index.ts'
import { addressOf, ThrottledError } from '#src/throttle/index.ts'
import { LoggedOut } from '../errors.ts'
import type { CommentDone, CommentRefusal, CommentsRoom } from '../ports/comments.ts'

/** `CommentsRoom` over a running Payload. */
export function commentsRoom(payload: Payload): CommentsRoom {
  return {
    maxLength: comments.MAX_COMMENT_LENGTH,
    page: (asked) => comments.listThreads({ payload, ...asked }),
    thread: (asked) => comments.findThread({ payload, ...asked }),
    isPlace: (asked) => comments.isPlace({ payload, ...asked }),
    post: ({ reader, request, ...comment }) =>
      attempt(() =>
        comments.postComment({
          payload,
          readerId: reader.id,
          address: addressOf(request.headers),
          ...comment,
        }),
      ),
    edit: ({ articleId, id, body, reader, now }) =>
      attempt(() => comments.editComment({ payload, readerId: reader.id, articleId, id, body, now })),
    remove: ({ articleId, id, reader, now }) =>
      attempt(() => comments.removeComment({ payload, readerId: reader.id, articleId, id, now })),
    ownBy: ({ reader, before, now }) =>
      comments.listOwnComments({ payload, readerId: reader.id, before, now }),
  }
}

async function attempt(
  command: () => Promise<{ id: string; state: 'visible' | 'pending' | 'removed' }>,
): Promise<CommentDone | CommentRefusal> {
  try {
    const { id, state } = await command()
    return { ok: true, id, state }
  } catch (error) {
    if (error instanceof comments.CommentError)
      return { ok: false, code: error.code === 'changed' ? 'invalid' : error.code, message: error.message }
    if (error instanceof ThrottledError)
      return {
        ok: false,
        code: 'throttled',
        message: error.message,
        retryAfterSeconds: error.retryAfterSeconds,
      }
    if (error instanceof NotLoggedInError) throw new LoggedOut()
    throw error
  }
}
