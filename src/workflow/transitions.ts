// Every step between states: who may take it, from where, and what it needs. Definitions are made of these.

import type { ArticleState } from './states.ts'

export const STAFF_ROLES = ['author', 'editor', 'compliance', 'moderator', 'admin'] as const

export type StaffRole = (typeof STAFF_ROLES)[number]

export const ACTIONS = [
  'submit',
  'request-changes',
  'approve',
  'publish',
  'cancel-release',
  'ask-lift',
  'lift',
  'ask-withdrawal',
  'withdraw',
  'decline',
  'archive',
  'reopen',
  'override',
  'emergency-withdraw',
] as const

export type Action = (typeof ACTIONS)[number]

/** The steps that two people take together: the first asks, the second does it. */
export type PendingStep = 'withdraw' | 'lift'

/**
 * What a step can need. `ownText`: an author moves only their own articles. `checked`: the definition's checks pass.
 * `submitAttested`, `stageAttested`: what the definition wants declared has been. `stageRole`: the next approval is this
 * person's to give. `notWriter`: the person wrote none of the text, which does not carry their name. `notApprover`: they have not approved this text in
 * another capacity. `approved`: every approval is there, for exactly this content. `staleApproval`: the content has changed
 * since it was approved. `changeNoted`: readers are told of a change to what they have seen. `isPublic`/`notPublic`: readers
 * can, or cannot, see it. `embargoed`: it waits for its embargo. `nothingAsked`: no step of two waits for its second
 * person. `askedWithdraw`, `askedLift`: one does. `notAsker`: this is not the person who asked. `confirmRole`: the next
 * confirmation is this person's to give. `notBundled`: it does not wait with others.
 */
export type Need =
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

type Transition = {
  label: string
  /** Needs by state, for leaving that state alone. */
  from: Partial<Record<ArticleState, readonly Need[]>>
  /** The state after it; null where it stays as it is. The engine decides between published and scheduled. */
  to: ArticleState | null
  roles: readonly StaffRole[]
  needs: readonly Need[]
}

export type Transitions = Record<Action, Transition>

const anywherePublic = {
  published: [],
  scheduled: [],
  draft: [],
  in_review: [],
  changes_requested: [],
  approved: [],
} as const
const unapproved = { draft: [], in_review: [], changes_requested: [], approved: [] } as const
const deciders = ['editor', 'compliance', 'admin'] as const

/** The steps of every definition that ships; what differs is how many approvals, which checks and what is declared. */
export const TRANSITIONS: Transitions = {
  submit: {
    label: 'Submit for review',
    from: { draft: [], changes_requested: [], approved: ['staleApproval'] },
    to: 'in_review',
    roles: ['author', 'editor', 'admin'],
    needs: ['ownText', 'checked', 'changeNoted', 'submitAttested'],
  },
  'request-changes': {
    label: 'Request changes',
    from: { in_review: [], approved: [] },
    to: 'changes_requested',
    roles: deciders,
    needs: ['note'],
  },
  approve: {
    label: 'Approve',
    from: { in_review: [] },
    to: 'approved',
    roles: deciders,
    needs: ['stageRole', 'notWriter', 'notApprover', 'checked', 'changeNoted', 'stageAttested'],
  },
  publish: {
    label: 'Publish',
    from: { approved: [] },
    to: 'published',
    roles: ['editor', 'admin'],
    needs: ['checked', 'changeNoted', 'approved'],
  },
  'cancel-release': {
    label: 'Cancel the release',
    from: { scheduled: ['notBundled'] },
    to: 'approved',
    roles: ['editor', 'admin'],
    needs: [],
  },
  'ask-lift': {
    label: 'Ask to lift the embargo',
    from: { scheduled: [] },
    to: null,
    roles: deciders,
    needs: ['embargoed', 'notBundled', 'nothingAsked', 'note'],
  },
  lift: {
    label: 'Lift the embargo',
    from: { scheduled: [] },
    to: 'published',
    roles: deciders,
    needs: ['askedLift', 'notAsker', 'embargoed'],
  },
  'ask-withdrawal': {
    label: 'Ask to withdraw',
    from: anywherePublic,
    to: null,
    roles: ['author', ...deciders],
    needs: ['isPublic', 'ownText', 'nothingAsked', 'note'],
  },
  withdraw: {
    label: 'Withdraw',
    from: anywherePublic,
    to: 'withdrawn',
    roles: deciders,
    needs: ['isPublic', 'askedWithdraw', 'notAsker', 'confirmRole'],
  },
  decline: {
    label: 'Decline what was asked',
    from: anywherePublic,
    to: null,
    roles: deciders,
    needs: ['asked'],
  },
  archive: {
    label: 'Archive',
    from: { draft: [], changes_requested: [], withdrawn: [] },
    to: 'archived',
    roles: ['editor', 'admin'],
    needs: ['notPublic'],
  },
  reopen: {
    label: 'Reopen',
    from: { archived: [], withdrawn: [] },
    to: 'draft',
    roles: ['editor', 'admin'],
    needs: [],
  },
  override: {
    label: 'Publish in an emergency',
    from: unapproved,
    to: 'published',
    roles: ['admin'],
    needs: ['note', 'checked', 'changeNoted'],
  },
  'emergency-withdraw': {
    label: 'Withdraw in an emergency',
    from: anywherePublic,
    to: 'withdrawn',
    roles: ['admin'],
    needs: ['note', 'isPublic'],
  },
}
