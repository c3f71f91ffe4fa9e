// A comment as one visitor may see it, and pages of them.

import type { Verdict } from '#src/moderation/types.ts'

/** What stands beside the name of a member of staff. */
type Badge = 'author' | 'staff'

/**
 * A removed comment stays as a place in its thread while visible replies stand under it; else it is not there
 * at all.
 */
export type CommentView = {
  id: string
  /** `pending` is only ever handed to the comment's own author. */
  state: 'visible' | 'pending' | 'removed'
  removedBy: 'author' | 'moderator' | null
  /** Null once removed. */
  authorName: string | null
  /**
   * Beside the name of a member of staff: whether they wrote the article. Null for readers, and once removed.
   */
  badge: Badge | null
  /** Safe HTML (sanitized last); empty once removed. */
  html: string
  createdAt: string
  editedAt: string | null
  /** The comment answered; null for the root of a thread. A removed one has no name. */
  inReplyTo: { id: string; authorName: string | null } | null
  /**
   * For the visitor's own comment: its source, and until when it may be edited or removed (null: no longer).
   */
  own: { source: string; editableUntil: string | null } | null
}

/** Replies under one root, oldest first, whatever their depth. */
export type ReplyPage = { replies: CommentView[]; moreReplies: number; nextReply: string | null }

/** A root with some of its replies. */
export type ThreadView = { root: CommentView } & ReplyPage

/** A keyset page of threads. `total` counts the visible comments of the article. */
export type ThreadPage = { total: number; threads: ThreadView[]; next: string | null }

/** One of a reader's own comments. */
export type OwnComment = {
  id: string
  state: 'visible' | 'pending' | 'removed'
  removedBy: 'author' | 'moderator' | null
  html: string
  source: string
  createdAt: string
  editedAt: string | null
  editableUntil: string | null
  parentId: string | null
  /** `withdrawn`: the page stays, and nobody sees the comments under it any more. */
  article: { slug: string; headline: string; withdrawn: boolean }
}

export type ThreadSort = 'newest' | 'oldest'

/** Who looks: a reader, or null for everybody else. */
export type Viewer = { id: string } | null

/** What became of a comment that was taken. */
export type CommentDone = { id: string; state: 'visible' | 'pending' | 'removed' }

/** What a moderator decided and why, kept behind what the phases of moderation found. */
export type ModeratorDecision = { phase: 'moderator'; verdict: 'approve' | 'remove'; why: string }

/** Why a comment is in its state. */
export type Reason = Verdict | ModeratorDecision
