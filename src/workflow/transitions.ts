// The workflow as data: every move between states, who may take it, and what it needs.

import type { ArticleState } from './states.ts'

export const STAFF_ROLES = ['author', 'editor', 'compliance', 'moderator', 'admin'] as const

export type StaffRole = (typeof STAFF_ROLES)[number]

export const ACTIONS = ['submit', 'request-changes', 'approve', 'publish', 'unpublish', 'withdraw', 'archive', 'reopen'] as const

export type Action = (typeof ACTIONS)[number]

/**
 * What a move can need. `ownText`: an author moves only their own articles. `complete`: every part a reader expects is
 * there. `notWriter`: the person wrote none of the text. `sameContent`: the content is byte for byte what was approved.
 * `staleApproval`: the content has changed since it was approved. `isPublic`/`notPublic`: readers can, or cannot, see it.
 */
export type Need = 'note' | 'ownText' | 'complete' | 'notWriter' | 'sameContent' | 'staleApproval' | 'isPublic' | 'notPublic'

export type Transition = {
  label: string
  from: Partial<Record<ArticleState, readonly Need[]>>
  to: ArticleState
  roles: readonly StaffRole[]
  needs: readonly Need[]
}

const whilePublic = { published: [], draft: [], in_review: [], changes_requested: [], approved: [] } as const

/** Every transition by its action; `from` adds needs that hold only when leaving that state. */
export const TRANSITIONS: Record<Action, Transition> = {
  submit: {
    label: 'Submit for review',
    from: { draft: [], changes_requested: [], approved: ['staleApproval'] },
    to: 'in_review',
    roles: ['author', 'editor', 'admin'],
    needs: ['ownText', 'complete'],
  },
  'request-changes': {
    label: 'Request changes',
    from: { in_review: [], approved: [] },
    to: 'changes_requested',
    roles: ['editor', 'compliance', 'admin'],
    needs: ['note'],
  },
  approve: {
    label: 'Approve',
    from: { in_review: [] },
    to: 'approved',
    roles: ['editor', 'compliance', 'admin'],
    needs: ['complete', 'notWriter'],
  },
  publish: {
    label: 'Publish',
    from: { approved: [] },
    to: 'published',
    roles: ['editor', 'admin'],
    needs: ['complete', 'sameContent'],
  },
  unpublish: {
    label: 'Unpublish',
    from: { ...whilePublic, scheduled: [] },
    to: 'draft',
    roles: ['editor', 'admin'],
    needs: ['isPublic'],
  },
  withdraw: {
    label: 'Withdraw',
    from: whilePublic,
    to: 'withdrawn',
    roles: ['editor', 'compliance', 'admin'],
    needs: ['isPublic', 'note'],
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
}
