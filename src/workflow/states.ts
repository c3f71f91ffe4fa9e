// The states that an article's working draft can be in, and how each is shown.

export const STATES = ['draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'published', 'withdrawn', 'archived'] as const

export type ArticleState = (typeof STATES)[number]

/** What the public sees of an article, whatever state its working draft is in. */
export const LIVE = ['none', 'published', 'withdrawn'] as const

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
 * The state of a working draft after somebody edits it, or null where an article in that state may not be edited.
 * An edit of what is public starts a new draft beside the public copy; an edit after approval keeps the state, and
 * the approval no longer matches.
 */
export function stateAfterEdit(state: ArticleState): ArticleState | null {
  if (state === 'archived') return null
  if (state === 'published' || state === 'scheduled' || state === 'withdrawn') return 'draft'
  return state
}
