// The steps of market-note@1 and recommendation@1. Shipped: articles run under them, so nothing here is ever
// changed. A definition that needs other steps takes a table of its own, `transitions2.ts`, or changes a
// copy: `{ ...transitions1, … }`.

import type { Transitions } from '../transitions.ts'

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

/** All the steps there are, as they were when Assay began. */
export const transitions1 = {
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
} as const satisfies Transitions
