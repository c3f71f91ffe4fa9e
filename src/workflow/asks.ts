// What was asked for waits for its second person until something ends it.

import type { ArticleState } from './states.ts'
import type { PendingStep } from './transitions.ts'

const BOTH: readonly PendingStep[] = ['withdraw', 'lift']
const LIFT: readonly PendingStep[] = ['lift']
const NONE: readonly PendingStep[] = []

/** A step, or what the clock did, as the record names it, and the state after it. */
type Moved = { action: string; to: ArticleState | null }

/**
 * Whether a move ends what was asked for. A wish to withdraw what readers have goes on while the text moves
 * on, and ends with the next edition, which was not what it was asked of; a wish to lift an embargo ends with
 * the release that it was for.
 */
export function endsAsk(ask: { step: PendingStep } | null, moved: Moved): boolean {
  return ask !== null && endedBy(moved).includes(ask.step)
}

function endedBy({ action, to }: Moved): readonly PendingStep[] {
  switch (action) {
    case 'lift':
    case 'decline':
    case 'archive':
    case 'emergency-withdraw':
    case 'release':
    case 'end':
      return BOTH
    case 'withdraw':
      return to === 'withdrawn' ? BOTH : NONE
    case 'publish':
    case 'override':
      return to === 'published' ? BOTH : LIFT
    case 'request-changes':
    case 'reopen':
    case 'cancel-release':
    case 'release.held':
      return LIFT
    default:
      return NONE
  }
}
