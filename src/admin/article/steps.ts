// Which steps the panel shows where: what was asked and waits, what this person may do, what would be next,
// emergencies, the rest.

import { lowerFirst } from '#src/plainText/firstLetter.ts'
import type { Action } from '#src/workflow/actions.ts'
import { ACTION_TABLE, ON_WHAT_IS_READ } from '#src/workflow/actions.ts'
import type { AvailableStep } from '#src/workflow/engine.ts'
import { STATE_LABELS, type ArticleState } from '#src/workflow/states.ts'
import type { PendingStep } from '#src/workflow/transitions.ts'

export type Steps = {
  /** The answers to a step that somebody asked for; empty while nobody has. */
  asked: AvailableStep[]
  open: AvailableStep[]
  closed: AvailableStep[]
  /** What an admin may do alone, and what stays in the record for ever. */
  emergency: AvailableStep[]
  elsewhere: AvailableStep[]
}

/**
 * What a person gives with a step. `attestations` are the keys of what they declare, `hash` is that of the
 * page that they had before them.
 */
export type Given = { note: string; attestations: readonly string[]; hash: string | null }

/** What the panel does with a step: takes it, or reads out why not. While `busy` it does nothing. */
export type Doing = {
  articleId: string
  busy: boolean
  /** Why no step can be taken until something else is done; null where any may be. */
  blocked: string | null
  /** Why the last step was refused; null where it was not. */
  refused: string | null
  onTake: (choice: AvailableStep, given: Given) => void
  onPress: (reason: string) => void
}

type Situation = {
  /** The steps of the article's own definition, in its order. */
  choices: readonly AvailableStep[]
  pending: { step: PendingStep } | null
}

/** Sorts the choices by what they are to this person now. */
export function sortSteps({ choices, pending }: Situation): Steps {
  const answers: Action[] = pending ? [pending.step, 'decline'] : []
  const asked = choices.filter(({ action }) => answers.includes(action))
  const emergency = choices.filter(
    ({ action, isForRole, isHere }) => EMERGENCY.includes(action) && isForRole && isHere,
  )
  const others = choices.filter((choice) => !asked.includes(choice) && !emergency.includes(choice))
  const open = others.filter((choice) => choice.ok)
  const isNext = ({ action, isHere }: AvailableStep) =>
    isHere && ![...ON_REQUEST, ...EMERGENCY, ...(pending ? ASKS : [])].includes(action)
  return {
    asked,
    open: [
      ...open.filter(({ action }) => isForward(action)),
      ...open.filter(({ action }) => !isForward(action)),
    ],
    closed: others.filter((choice) => !choice.ok && isNext(choice)),
    emergency,
    elsewhere: others.filter((choice) => !choice.ok && !isNext(choice)),
  }
}

const EMERGENCY: readonly Action[] = ['override', 'emergency-withdraw']

/** Steps that mean something only under an embargo or once somebody has asked. */
const ON_REQUEST: readonly Action[] = ['ask-lift', 'lift', 'withdraw', 'decline']

/** Steps that nobody looks for while something has been asked already. */
const ASKS: readonly Action[] = ['ask-withdrawal', 'ask-lift']

const FORWARD: readonly Action[] = ['submit', 'approve', 'publish']

/** Whether a step carries the article on towards its readers. */
function isForward(action: Action): boolean {
  return FORWARD.includes(action)
}

/** The class that draws a step's button as what it is: the way forward, what cannot be undone, or neither. */
export function buttonOf({ action }: AvailableStep): string {
  if (isForward(action)) return 'desk-button--primary'
  return [...EMERGENCY, 'withdraw', 'lift'].includes(action) ? 'desk-button--danger' : ''
}

/** What the button of a step says, as something to do; who answers a colleague confirms. */
export function labelOf({ action, label }: AvailableStep): string {
  if (action === 'approve' && label !== 'Approve')
    return label === 'Approval' ? 'Approve' : `Give ${lowerFirst(label)}`
  return ANSWERS[label] ?? label
}

/** By the label of the step: a definition that calls it otherwise is shown as it says. */
const ANSWERS: Record<string, string> = {
  Withdraw: 'Confirm the withdrawal',
  'Lift the embargo': 'Confirm: lift the embargo',
}

/** The choices with publishing named as what it does while the article's time is still to come. */
export function asScheduled(choices: readonly AvailableStep[], isLater: boolean): AvailableStep[] {
  return choices.map((choice) =>
    isLater && choice.action === 'publish' ? { ...choice, label: 'Schedule the release' } : choice,
  )
}

const TAKES_AWAY: readonly Action[] = ['cancel-release', 'lift', 'withdraw', 'archive']

/**
 * Whether a step asks once more before it is taken: for a note, for what is declared, because it takes
 * something away, or because the page is read first.
 */
export function asksFirst(choice: AvailableStep): boolean {
  return (
    choice.needsNote ||
    choice.declare.length > 0 ||
    [...TAKES_AWAY, ...ON_WHAT_IS_READ].includes(choice.action)
  )
}

/** What a note for this step is for, in the words of the form. */
export function notePurpose({ action }: AvailableStep): string {
  const row = ACTION_TABLE[action]
  return 'notePurpose' in row ? row.notePurpose : 'Note for the record (optional)'
}

/** The sentence after a step has been taken and has left the article in `state`. */
export function outcomeOf(action: Action, state: ArticleState): string {
  if ((action === 'publish' || action === 'override' || action === 'lift') && state === 'scheduled')
    return 'Scheduled. It goes out by itself at its time.'
  if (action === 'approve' && state === 'in_review')
    return 'Your approval is kept. The next one is another person’s.'
  if (action === 'withdraw' && state !== 'withdrawn') return 'Your confirmation is kept. One more is needed.'
  return ACTION_TABLE[action].done
}

/** The sentence after a step whose answer was lost, with the state that was read afterwards. */
export function outcomeUnknown(state: ArticleState): string {
  return (
    `The server did not answer. The article is “${STATE_LABELS[state].label}” now: look at ` +
    'its timeline before you try again.'
  )
}
