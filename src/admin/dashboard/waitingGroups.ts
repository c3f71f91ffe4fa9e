// The groups in which work waits for a person, the most pressing first.

import type { Where } from 'payload'
import { ANSWERS_FOR_DESK, EDITS, WRITES } from '#access/roleGroups.ts'
import { ownText } from '#access/rules.ts'
import type { Article, Staff } from '#payload-types'
import type { Action } from '#src/workflow/actions.ts'
import { nextStage } from '#src/workflow/approvals.ts'
import { definitionOf } from '#src/workflow/definitions/index.ts'
import type { RefusalCode } from '#src/workflow/guards.ts'
import type { StaffRole } from '#src/workflow/transitions.ts'

export type Group = {
  key: string
  title: string
  roles: readonly StaffRole[]
  where: (staff: Staff) => Where
  /**
   * The list of articles in which all of them stand, by the name of its saved filter (deskViews.ts), and what
   * it is called.
   */
  list: { view: string; words: string }
  /** Which comes first: what waits longest, or what was saved last. */
  first: 'oldest' | 'newest'
  /**
   * The step that would be this person's, by the workflow's own rules; left out when one of these refuses it.
   */
  step?: { of: (article: Article) => Action; notWhen: readonly RefusalCode[] }
  /** The roles among which the step is, as the row has it: what only one of them can do comes first. */
  by?: (article: Pick<Article, 'definition' | 'approvals'>) => readonly StaffRole[]
  hint?: (article: Article) => string
}

/**
 * Refusals by which a step is another person's. What is unfinished is refused otherwise, and still waits for
 * this one.
 */
const NOT_MINE: readonly RefusalCode[] = [
  'role',
  'ownText',
  'stageRole',
  'confirmRole',
  'notWriter',
  'notApprover',
  'notAsker',
]

export const GROUPS: readonly Group[] = [
  {
    key: 'asked',
    title: 'Asked for by a colleague',
    roles: ANSWERS_FOR_DESK,
    where: () => ({ pending: { exists: true } }),
    list: { view: 'asked', words: 'about which a colleague asks' },
    first: 'oldest',
    step: { of: ({ pending }) => pending!.step, notWhen: [...NOT_MINE, 'asked'] },
    hint: wishOf,
  },
  {
    key: 'changes',
    title: 'Sent back to you',
    roles: WRITES,
    where: ({ id }) => ({ and: [{ state: { equals: 'changes_requested' } }, ownText(id)] }),
    list: { view: 'mine', words: 'of yours that are drafts' },
    first: 'newest',
  },
  {
    key: 'review',
    title: 'To review',
    roles: ANSWERS_FOR_DESK,
    where: () => ({ state: { equals: 'in_review' } }),
    list: { view: 'in-review', words: 'in review' },
    first: 'oldest',
    step: { of: () => 'approve', notWhen: NOT_MINE },
    by: approversOf,
  },
  {
    key: 'ready',
    title: 'Approved, ready to publish',
    roles: EDITS,
    where: () => ({ state: { equals: 'approved' } }),
    list: { view: 'approved', words: 'approved' },
    first: 'oldest',
    step: { of: () => 'publish', notWhen: [...NOT_MINE, 'approved'] },
  },
  {
    key: 'stale',
    title: 'Changed since it was approved',
    roles: WRITES,
    where: ({ id, role }) => ({
      and: [{ state: { equals: 'approved' } }, ...(role === 'author' ? [ownText(id)] : [])],
    }),
    list: { view: 'approved', words: 'approved' },
    first: 'newest',
    step: { of: () => 'submit', notWhen: [...NOT_MINE, 'staleApproval'] },
  },
  {
    key: 'drafts',
    title: 'Your drafts',
    roles: WRITES,
    where: ({ id }) => ({ and: [{ state: { equals: 'draft' } }, ownText(id)] }),
    list: { view: 'mine', words: 'of yours that are drafts' },
    first: 'newest',
  },
]

function wishOf(article: Article): string {
  const { step, byName, note } = article.pending!
  return `${byName} asks to ${step === 'lift' ? 'lift the embargo' : 'withdraw it'}: ${note}`
}

function approversOf({
  definition,
  approvals,
}: Pick<Article, 'definition' | 'approvals'>): readonly StaffRole[] {
  const valid = (approvals ?? []).filter(({ isVoid }) => !isVoid)
  return nextStage(definitionOf(definition), valid)?.roles ?? []
}
