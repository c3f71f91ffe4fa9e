// The steps that there can be between states, and what a definition says of each: who may take it, from
// where, what it needs.

import type { Action } from './actions.ts'
import type { ArticleState } from './states.ts'

export const STAFF_ROLES = ['author', 'editor', 'compliance', 'moderator', 'admin'] as const

export type StaffRole = (typeof STAFF_ROLES)[number]

/** The steps that two people take together: the first asks, the second does it. */
export type PendingStep = 'withdraw' | 'lift'

/**
 * What a step can need. `ownText`: an author moves only their own articles. `checked`: the definition's
 * checks pass. `submitAttested`, `stageAttested`: what the definition wants declared has been. `stageRole`:
 * the next approval is this person's to give. `notWriter`: the person wrote none of the text, which does not
 * carry their name. `notApprover`: they have not approved this text in another capacity. `approved`: every
 * approval is there, for exactly this content. `staleApproval`: the content has changed since it was
 * approved. `changeNoted`: readers are told of a change to what they have seen. `isPublic`/`notPublic`:
 * readers can, or cannot, see it. `embargoed`: it waits for its embargo. `nothingAsked`: no step of two waits
 * for its second person. `askedWithdraw`, `askedLift`: one does. `notAsker`: this is not the person who
 * asked. `confirmRole`: the next confirmation is this person's to give. `notBundled`: it does not wait with
 * others.
 */
export type Guard =
  | 'note'
  | 'ownText'
  | 'checked'
  | 'submitAttested'
  | 'stageAttested'
  | 'stageRole'
  | 'notWriter'
  | 'notApprover'
  | 'approved'
  | 'staleApproval'
  | 'changeNoted'
  | 'isPublic'
  | 'notPublic'
  | 'embargoed'
  | 'nothingAsked'
  | 'asked'
  | 'askedWithdraw'
  | 'askedLift'
  | 'notAsker'
  | 'confirmRole'
  | 'notBundled'

export type Transition = {
  readonly label: string
  /** Needs by state, for leaving that state alone. */
  readonly from: Readonly<Partial<Record<ArticleState, readonly Guard[]>>>
  /** The state after it; null where it stays as it is. The engine decides between published and scheduled. */
  readonly to: ArticleState | null
  readonly roles: readonly StaffRole[]
  readonly needs: readonly Guard[]
}

/**
 * The steps of one definition, in the order in which the panel shows them. A step that is not named cannot be
 * taken.
 */
export type Transitions = Readonly<Partial<Record<Action, Transition>>>
