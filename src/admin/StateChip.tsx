// The state of an article as a coloured chip; the colour only repeats what the words say.

import { STATE_LABELS, type ArticleState, type Live } from '#src/workflow/states.ts'
import './desk.css'

/** The chip of a workflow state. An unknown state shows its own name. */
export function StateChip({ state }: { state: string }) {
  const known = STATE_LABELS[state as ArticleState] as (typeof STATE_LABELS)[ArticleState] | undefined
  return <span className={`desk-chip desk-chip--${known?.tone ?? 'neutral'}`}>{known?.label ?? state}</span>
}

const LIVE_WORDS: Record<Live, string> = { none: 'Not public', published: 'Public', withdrawn: 'Withdrawn page', ended: 'Page has ended' }

/** Whether readers can see the article, whatever state its working draft is in. */
export function LiveMark({ live }: { live: string }) {
  return <span className={`desk-live desk-live--${live}`}>{LIVE_WORDS[live as Live] ?? live}</span>
}
