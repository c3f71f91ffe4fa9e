// The workflow engine: says whether a person may take a step now, and if not, why not. Pure: facts in,
// verdict out.

import type { Gap } from '#src/articles/gap.ts'
import { orList } from '#src/plainText/lists.ts'
import { ACTIONS, type Action } from './actions.ts'
import { nextStage } from './approvals.ts'
import { ATTESTATIONS, type AttestationKey } from './attestations.ts'
import type { ArticleFacts, WorkflowActor } from './facts.ts'
import { refuse, stageOf, GUARDS, type Refusal, type StepRequest } from './guards.ts'
import { STATE_LABELS, type ArticleState } from './states.ts'
import type { Transition, Transitions } from './transitions.ts'

export type Verdict = { ok: true; from: ArticleState; to: ArticleState } | Refusal

export type StepQuestion = StepRequest & { action: Action }

/**
 * Judges one step by the definition under which the article runs. The first unmet requirement decides, in
 * this order: the person's role, the article's state, then the needs of the transition.
 */
export function evaluateStep({ action, ...request }: StepQuestion): Verdict {
  const { article, actor } = request
  const transition = article.definition.transitions[action]
  if (!transition) {
    return refuse('state', `“${article.definition.label}” has no such step.`)
  }
  if (!transition.roles.includes(actor.role)) {
    return refuse(
      'role',
      `${transition.label} is for ${orList(transition.roles)}; you are signed in as ${actor.role}.`,
    )
  }
  const needsHere = transition.from[article.state]
  if (!needsHere) {
    return refuse('state', `An article that is “${STATE_LABELS[article.state].label}” cannot take this step.`)
  }
  for (const need of [...needsHere, ...transition.needs]) {
    const refusal = GUARDS[need](request)
    if (refusal) return refusal
  }
  return { ok: true, from: article.state, to: destination(action, transition, article) }
}

export type AvailableStep = {
  action: Action
  label: string
  needsNote: boolean
  declare: { key: AttestationKey; text: string }[]
  /**
   * Whether the definition gives the step to this person's role, and offers it where the article stands now.
   */
  isForRole: boolean
  isHere: boolean
  ok: boolean
  reason: string | null
  /** The sentences of the reason with their places in the form, where it is about what the article lacks. */
  gaps: readonly Gap[]
}

/**
 * Every step of the definition under which the article runs, in its order, with its verdict for this person,
 * for buttons that say why they are unavailable. Note and declarations are assumed given.
 */
export function availableSteps(article: ArticleFacts, actor: WorkflowActor): AvailableStep[] {
  return stepsOf(article.definition.transitions).map(([action, { label, from, roles, needs }]) => {
    const declare = declarations(article, action)
    const verdict = evaluateStep({ action, article, actor, note: 'to be written', attestations: declare })
    return {
      action,
      label: action === 'approve' ? (stageOf(article)?.label ?? label) : label,
      needsNote: needs.includes('note'),
      declare: declare.map((key) => ({ key, text: ATTESTATIONS[key].text })),
      isForRole: roles.includes(actor.role),
      isHere:
        from[article.state] !== undefined && !(needs.includes('isPublic') && article.live !== 'published'),
      ok: verdict.ok,
      reason: verdict.ok ? null : verdict.reason,
      gaps: verdict.ok ? [] : (verdict.gaps ?? []),
    }
  })
}

/** The steps of a definition with what it says of each, in its order. */
function stepsOf(transitions: Transitions): [Action, Transition][] {
  return Object.keys(transitions).flatMap((name) => {
    const action = ACTIONS.find((known) => known === name)
    const transition = action && transitions[action]
    return transition ? [[action, transition]] : []
  })
}

/** What has to be declared with a step now. */
export function declarations(article: ArticleFacts, action: Action): readonly AttestationKey[] {
  const needs = article.definition.transitions[action]?.needs ?? []
  if (needs.includes('submitAttested')) return article.definition.submitAttestations
  return needs.includes('stageAttested') ? (stageOf(article)?.attestations ?? []) : []
}

function destination(action: Action, { to }: Transition, article: ArticleFacts): ArticleState {
  if (to === null) return article.state
  if (action === 'approve') return approvalsLeft(article) > 1 ? article.state : to
  if (action === 'withdraw') return confirmationsLeft(article) > 1 ? article.state : to
  const waits = action === 'lift' ? article.releaseInFuture : article.startsInFuture
  return to === 'published' && waits ? 'scheduled' : to
}

function approvalsLeft(article: ArticleFacts): number {
  const next = stageOf(article)
  return next ? article.definition.stages.length - article.definition.stages.indexOf(next) : 0
}

function confirmationsLeft({ shownDefinition: definition, pending }: ArticleFacts): number {
  const next = nextStage(definition, pending?.confirmations ?? [])
  return next ? definition.stages.length - definition.stages.indexOf(next) : 0
}
