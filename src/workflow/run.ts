// What a step leaves behind in the article: its state, its approvals, what was declared, what waits for a
// second person.

import { type Action, endsApprovals } from './actions.ts'
import { nextStage, validApprovals, type Approval } from './approvals.ts'
import { endsAsk } from './asks.ts'
import type { ArticleFacts, Pending, WorkflowActor } from './facts.ts'
import { stageOf } from './guards.ts'
import type { ArticleState } from './states.ts'

/** What the workflow keeps of an article between two steps. */
export type WorkflowProgress = {
  state: ArticleState
  approvals: Approval[]
  attestations?: string[]
  pending: Pending | null
}

export type Step = {
  action: Action
  article: ArticleFacts
  actor: WorkflowActor & { name: string }
  note: string | null
  attestations: readonly string[]
  now: Date
  to: ArticleState
}

/** The run after a step that was judged and allowed. */
export function applyTransition(step: Step): WorkflowProgress {
  const { action, article, to } = step
  const unchanged: WorkflowProgress = {
    state: to,
    approvals: endsApprovals(action) ? [] : [...article.approvals],
    pending: endsAsk(article.pending, { action, to }) ? null : article.pending,
  }
  switch (action) {
    case 'submit':
      return { ...unchanged, attestations: [...step.attestations] }
    case 'approve':
      return {
        ...unchanged,
        approvals: [...validApprovals(article.approvals, article.content), approvalOf(step)],
      }
    case 'ask-withdrawal':
    case 'ask-lift':
      return {
        ...unchanged,
        pending: {
          step: action === 'ask-lift' ? 'lift' : 'withdraw',
          ...whoAndWhen(step),
          note: step.note ?? '',
          confirmations: [],
        },
      }
    case 'withdraw':
      return to === 'withdrawn' ? unchanged : { ...unchanged, pending: confirmed(step) }
    default:
      return unchanged
  }
}

function approvalOf(step: Step): Approval {
  const { kind } = stageOf(step.article)!
  return {
    ...step.article.content,
    kind,
    ...whoAndWhen(step),
    byRole: step.actor.role,
    attestations: [...step.attestations],
  }
}

function confirmed(step: Step): Pending {
  const pending = step.article.pending!
  const { kind } = nextStage(step.article.shownDefinition, pending.confirmations)!
  return { ...pending, confirmations: [...pending.confirmations, { kind, ...whoAndWhen(step) }] }
}

function whoAndWhen({ actor, now }: Step): { by: string; byName: string; at: string } {
  return { by: actor.id, byName: actor.name, at: now.toISOString() }
}
