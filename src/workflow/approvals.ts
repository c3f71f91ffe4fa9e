// Approvals, each bound to exact content, and the stages they fill.

import type { ContentHash } from '#src/articles/contentHash.ts'
import type { ApprovalKind, Definition, Stage } from './definition.ts'

/** One approval and the content it is bound to. `at` is an ISO 8601 instant. */
export type Approval = ContentHash & {
  kind: ApprovalKind
  by: string
  byName: string
  byRole: string
  at: string
  attestations: string[]
  isVoid?: boolean
  /**
   * Why it is void without an edit of the text: whoever gave it has left, has no such role any more, or wrote
   * some of what it shows.
   */
  lapse?: Lapse
}

export type Lapse = 'left' | 'role' | 'wrote'

/**
 * The approvals that hold: for exactly this content, in which nobody has changed a word since, be it to
 * change it back.
 */
export function validApprovals(approvals: readonly Approval[], content: ContentHash): Approval[] {
  return approvals.filter(({ hash, isVoid }) => hash === content.hash && !isVoid)
}

/** The approvals after an edit of the text: kept to be seen, and void. */
export function voided(approvals: readonly Approval[]): Approval[] {
  return approvals.map((approval) => ({ ...approval, isVoid: true }))
}

/**
 * The approvals, those void whose giver could not give it any more; `lapses` says of each why, in the same
 * order.
 */
export function lapsed(approvals: readonly Approval[], lapses: readonly (Lapse | null)[]): Approval[] {
  return approvals.map((approval, at) => {
    const lapse = lapses[at]
    return lapse ? { ...approval, isVoid: true, lapse } : approval
  })
}

const WHY_LAPSED: Record<Lapse, string> = {
  left: 'has left',
  role: 'has another role now',
  wrote: 'has written some of what it shows since, or counts as one person with who did',
}

/** Why an approval has lapsed, in a sentence. */
export function lapseOf({ byName, lapse }: Pick<Approval, 'byName' | 'lapse'>): string {
  return `${byName}, who approved it, ${WHY_LAPSED[lapse ?? 'role']}.`
}

/** The first stage that nobody has filled yet, or null when all are. */
export function nextStage(definition: Definition, given: readonly { kind: ApprovalKind }[]): Stage | null {
  return definition.stages.find(({ kind }) => !given.some((approval) => approval.kind === kind)) ?? null
}
