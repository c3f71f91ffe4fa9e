// What the phases of moderation are told about a comment, and what they may answer.

/** What is known of the reader who comments. */
type CommentAuthor = {
  /** How many of their comments have been approved or went through. */
  approvedComments: number
  /** When they were banned (ISO 8601 instant), or null. */
  bannedAt: string | null
}

/** Whether the article takes comments, and until when (ISO 8601 instant). */
export type Commenting = { mode: 'open' | 'closed' | 'closes_after'; closesAt: string | null }

/** Switches of the site, and its lists of words and phrases. */
export type ModerationSettings = {
  holdFirstComment: boolean
  holdAllComments: boolean
  closeCommentsSitewide: boolean
  /** A comment with one of these is refused. */
  bannedWords?: readonly string[]
  /** A comment with one of these waits for a moderator. */
  suspectWords?: readonly string[]
}

/** A comment as it was sent, new or edited, with all that the phases may ask about. */
export type CommentSubmission = {
  body: string
  author: CommentAuthor
  /** Sources of the reader's latest comments anywhere on the site, without the one being edited. */
  recent: readonly string[]
  commenting: Commenting
  settings: ModerationSettings
}

/**
 * What each phase gets: the submission, its source cleaned (`text`), what the page shows of it (`shown`) with
 * how many links, and the time.
 */
export type CommentContext = CommentSubmission & { text: string; shown: string; links: number; now: Date }

/**
 * A phase's answer. `why` is for moderators; `message` tells the person what to do. A phase that has nothing
 * against the comment answers null.
 */
export type Judgement =
  | { verdict: 'hold'; why: string }
  | { verdict: 'reject'; why: string; message: string }
  | null

/** One question asked of every comment. */
export type Phase = { name: string; evaluate: (context: CommentContext) => Judgement }

/** A phase that held or refused the comment, and why; kept with the comment. */
export type Verdict = { phase: string; verdict: 'hold' | 'reject'; why: string }

/** What becomes of a comment. `text` is the source to store; `message` is there when it is rejected. */
export type Moderation =
  | { state: 'visible' | 'pending'; reasons: Verdict[]; text: string }
  | { state: 'rejected'; reasons: Verdict[]; text: string; message: string }
