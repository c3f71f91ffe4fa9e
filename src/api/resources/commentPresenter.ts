// Chooses every outgoing field of a comment.

import type { z } from '@hono/zod-openapi'
import type {
  CommentDone as Done,
  CommentView,
  OwnComment,
  ReplyPage,
  ThreadView,
} from '#src/comments/index.ts'
import type { Comment, CommentDone, OwnComments, Replies, Threads } from './commentSchema.ts'

type Shown = z.output<typeof Comment>

function presentView({
  id,
  state,
  removedBy,
  authorName,
  badge,
  html,
  createdAt,
  editedAt,
  inReplyTo,
}: CommentView): Shown {
  const isVisible = state === 'visible'
  return {
    id,
    state: isVisible ? 'visible' : 'removed',
    removedBy,
    author: isVisible && authorName !== null ? { name: authorName, ...(badge ? { badge } : {}) } : null,
    html: isVisible ? html : '',
    createdAt,
    editedAt: isVisible ? editedAt : null,
    inReplyTo: inReplyTo && { id: inReplyTo.id, name: inReplyTo.authorName },
  }
}

/** A thread with its first replies. */
export function presentThread({
  root,
  replies,
  moreReplies,
  nextReply,
}: ThreadView): z.output<typeof Threads>['threads'][number] {
  return { root: presentView(root), replies: replies.map(presentView), more: moreReplies, next: nextReply }
}

/** A page of replies. */
export function presentReplies({ replies, moreReplies, nextReply }: ReplyPage): z.output<typeof Replies> {
  return { replies: replies.map(presentView), more: moreReplies, next: nextReply }
}

/** What became of a comment. */
export function presentComment({ id, state }: Done): z.output<typeof CommentDone> {
  return { id, state }
}

/** A comment to its own author. */
export function presentOwn({
  id,
  state,
  removedBy,
  source,
  html,
  createdAt,
  editedAt,
  editableUntil,
  parentId,
  article,
}: OwnComment): z.output<typeof OwnComments>['comments'][number] {
  return {
    id,
    state,
    removedBy,
    source,
    html,
    createdAt,
    editedAt,
    editableUntil,
    parentId,
    article: { slug: article.slug, headline: article.headline },
  }
}
