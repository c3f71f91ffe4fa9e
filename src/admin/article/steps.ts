// Which steps the panel shows first: those this person may take, then what would be next, then the rest.

import type { Choice } from '#src/workflow/engine.ts'
import type { ArticleState, Live } from '#src/workflow/states.ts'
import { TRANSITIONS, type Action } from '#src/workflow/transitions.ts'

export type Steps = { open: Choice[]; closed: Choice[]; elsewhere: Choice[] }

/** Sorts the choices: what may be done now, what would be next but is refused, and what belongs to another situation. */
export function sortSteps({ choices, state, live }: { choices: readonly Choice[]; state: ArticleState; live: Live }): Steps {
  const belongsHere = ({ action }: Choice) => {
    const { from, needs } = TRANSITIONS[action]
    return from[state] !== undefined && !(needs.includes('isPublic') && live !== 'published')
  }
  const open = choices.filter((choice) => choice.ok)
  return {
    open: [...open.filter(({ action }) => isForward(action)), ...open.filter(({ action }) => !isForward(action))],
    closed: choices.filter((choice) => !choice.ok && belongsHere(choice)),
    elsewhere: choices.filter((choice) => !choice.ok && !belongsHere(choice)),
  }
}

const FORWARD: readonly Action[] = ['submit', 'approve', 'publish']

/** Whether a step carries the article on towards its readers, and is drawn as the main button. */
export function isForward(action: Action): boolean {
  return FORWARD.includes(action)
}

const TAKES_AWAY: readonly Action[] = ['unpublish', 'withdraw', 'archive']

/** Whether a step asks once more before it is taken: because it needs a note, or takes something away. */
export function asksFirst(choice: Choice): boolean {
  return choice.needsNote || TAKES_AWAY.includes(choice.action)
}

/** What a note for this step is for, in the words of the form. */
export function notePurpose(choice: Choice): string {
  if (choice.action === 'withdraw') return 'Why is it withdrawn? Readers will see this on the page.'
  if (choice.action === 'request-changes') return 'What should change? The writers get this by mail.'
  return 'Note for the timeline (optional)'
}

/** The sentence after a step has been taken. */
export function outcomeOf(action: Action, state: ArticleState): string {
  if (action === 'publish' && state === 'scheduled') return 'Scheduled. It goes out by itself at its release time.'
  return OUTCOMES[action]
}

const OUTCOMES: Record<Action, string> = {
  submit: 'Submitted for review. The editors get a mail.',
  'request-changes': 'Sent back with your note. The writers get a mail.',
  approve: 'Approved. This exact text can now be published.',
  publish: 'Published. Readers see it now.',
  unpublish: 'Taken off the site. The draft is kept.',
  withdraw: 'Withdrawn. The page stays and says so.',
  archive: 'Archived.',
  reopen: 'Reopened as a draft.',
}
