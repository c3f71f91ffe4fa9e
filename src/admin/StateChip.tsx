// The state of an article as a coloured chip; the colour only repeats what the words say.

import { STATE_LABELS, type ArticleState, type Live } from '#src/workflow/states.ts'
import './desk.css'

/** The chip of a workflow state. An unknown state shows its own name. */
export function StateChip({ state }: { state: string }) {
  const known = STATE_LABELS[state as ArticleState] as (typeof STATE_LABELS)[ArticleState] | undefined
  return <span className={`desk-chip desk-chip--${known?.tone ?? 'neutral'}`}>{known?.label ?? state}</span>
}

const LIVE_WORDS: Record<Live, string> = {
  none: 'Not public',
  published: 'Public',
  withdrawn: 'Withdrawn page',
  ended: 'Page has ended',
}

/**
 * Whether readers can see the article, whatever state its working draft is in. What waits for its time is not
 * public yet.
 */
export function LiveMark({
  live,
  publishedAt = null,
}: {
  live: string
  publishedAt?: string | null | undefined
}) {
  const shown = live === 'published' && publishedAt && new Date(publishedAt) > new Date() ? 'none' : live
  return <span className={`desk-live desk-live--${shown}`}>{LIVE_WORDS[shown as Live] ?? shown}</span>
}
