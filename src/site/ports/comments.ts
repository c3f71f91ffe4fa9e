// What the site asks of the comments' room: threads to show, and what a reader may do to a comment.

import type { Clock } from '#access/clock.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { ReaderView } from './readers.ts'

/** A comment as one visitor may see it. */
export type CommentView = {
  id: string
  /** `pending` is only ever handed to the comment's own author. */
  state: 'visible' | 'pending' | 'removed'
  removedBy: 'author' | 'moderator' | null
  /** Null once removed. */
  authorName: string | null
  /** Beside the name of a member of staff; null for readers. */
  badge: 'author' | 'staff' | null
  /** Safe HTML (sanitized last); empty once removed. */
  html: string
  createdAt: string
  editedAt: string | null
  /** The comment answered; null for the root of a thread. A removed one has no name. */
  inReplyTo: { id: string; authorName: string | null } | null
  /** For the visitor's own comment: its source, and until when it may be edited or removed (null: no longer). */
  own: { source: string; editableUntil: string | null } | null
}

/** A root with the first of its replies, oldest first, whatever their depth. */
export type ThreadView = {
  root: CommentView
  replies: CommentView[]
  moreReplies: number
  nextReply: string | null
}

/** A keyset page of threads, newest first. `total` counts the visible comments of the article. */
export type ThreadPage = { total: number; threads: ThreadView[]; next: string | null }

/** One of a reader's own comments, for their account page. */
export type OwnComment = {
  id: string
  state: 'visible' | 'pending' | 'removed'
  removedBy: 'author' | 'moderator' | null
  html: string
  createdAt: string
  /** `withdrawn`: the page stays, and nobody sees the comments under it any more. */
  article: { slug: string; headline: string; withdrawn: boolean }
}

/** Why a comment was not taken; `message` is a sentence for the reader. */
export type CommentRefusal =
  | {
      ok: false
      code: 'invalid' | 'closed' | 'not-verified' | 'too-late' | 'missing' | 'forbidden'
      message: string
    }
  | { ok: false; code: 'throttled'; message: string; retryAfterSeconds: number }

/** What happened to a comment that was taken. */
export type CommentDone = { ok: true; id: string; state: 'visible' | 'pending' | 'removed' }

/** A write waits for those before it, and asks the time when its turn has come. */
type FromCommenter<Fields> = Fields & { request: Request; now: Date | Clock }

export type CommentsRoom = {
  /** Twenty threads with three replies each. `after` is a cursor of an earlier page. */
  page(input: {
    articleId: string
    article?: Pick<PublicArticle, 'withdrawal'>
    after: string | null
    viewer: ReaderView | null
    now: Date
  }): Promise<ThreadPage>
  /**
   * The thread in which a comment stands, root and first replies, the comment and its ancestors among them;
   * with `afterReply` the replies that follow the cursor (up to 50). Null when the public knows of no such comment.
   */
  thread(input: {
    articleId: string
    article?: Pick<PublicArticle, 'withdrawal'>
    commentId: string
    afterReply: string | null
    viewer: ReaderView | null
    now: Date
  }): Promise<ThreadView | null>
  /** Whether a cursor of either kind is where a page can have ended: there is such a comment under the article. */
  isPlace(input: { articleId: string; cursor: string }): Promise<boolean>
  post(
    input: FromCommenter<{ articleId: string; parentId: string | null; body: string; reader: ReaderView }>,
  ): Promise<CommentDone | CommentRefusal>
  edit(
    input: FromCommenter<{ articleId: string; id: string; body: string; reader: ReaderView }>,
  ): Promise<CommentDone | CommentRefusal>
  remove(
    input: FromCommenter<{ articleId: string; id: string; reader: ReaderView }>,
  ): Promise<CommentDone | CommentRefusal>
  /** The reader's own comments on published articles, newest first. */
  ownBy(input: {
    reader: ReaderView
    before: string | null
    now: Date
  }): Promise<{ items: OwnComment[]; older: string | null }>
  /** The longest body a comment may have, in characters. */
  maxLength: number
}
