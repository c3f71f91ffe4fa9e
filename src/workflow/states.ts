// The states that an article's working draft can be in, and how each is shown.

export const STATES = [
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
  'published',
  'withdrawn',
  'archived',
] as const

export type ArticleState = (typeof STATES)[number]

/**
 * What the public sees of an article, whatever state its working draft is in. `ended`: it was public until
 * its end.
 */
export const LIVE = ['none', 'published', 'withdrawn', 'ended'] as const

export type Live = (typeof LIVE)[number]

type Tone = 'neutral' | 'waiting' | 'attention' | 'ready' | 'public' | 'ended'

/** The words and the tone of a state's chip. */
export const STATE_LABELS: Record<ArticleState, { label: string; tone: Tone }> = {
  draft: { label: 'Draft', tone: 'neutral' },
  in_review: { label: 'In review', tone: 'waiting' },
  changes_requested: { label: 'Changes requested', tone: 'attention' },
  approved: { label: 'Approved', tone: 'ready' },
  scheduled: { label: 'Scheduled', tone: 'ready' },
  published: { label: 'Published', tone: 'public' },
  withdrawn: { label: 'Withdrawn', tone: 'ended' },
  archived: { label: 'Archived', tone: 'ended' },
}

/**
 * What an edit does to a working draft in each state: the state it is in afterwards, or why it may not be
 * edited.
 */
export type EditRule = { to: ArticleState } | { refused: string }

const SCHEDULED = 'This text is approved and waits for its release time. Cancel the release to change it.'
const ARCHIVED = 'This article is archived and closed to edits. Reopen it to change it.'

/**
 * An edit of what is public starts a new draft beside the public copy; an edit after approval keeps the
 * state, and the approvals no longer match; what waits for its release time is closed, so that nobody takes a
 * newer draft for what goes out.
 */
export const AFTER_EDIT: Record<ArticleState, EditRule> = {
  draft: { to: 'draft' },
  in_review: { to: 'in_review' },
  changes_requested: { to: 'changes_requested' },
  approved: { to: 'approved' },
  scheduled: { refused: SCHEDULED },
  published: { to: 'draft' },
  withdrawn: { to: 'draft' },
  archived: { refused: ARCHIVED },
}
