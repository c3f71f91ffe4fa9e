// Approvals, each bound to exact content, and the stages they fill.

import type { ContentHash } from './contentHash.ts'
import type { ApprovalKind, Definition, Stage } from './definitions/definition.ts'

/** One approval and the content it is bound to. `at` is an ISO 8601 instant. */
export type Approval = ContentHash & { kind: ApprovalKind; by: string; byName: string; byRole: string; at: string; attestations: string[] }

/** The approvals that are for exactly this content; any other is void. */
export function validApprovals(approvals: readonly Approval[], content: ContentHash): Approval[] {
  return approvals.filter(({ hash }) => hash === content.hash)
}

/** The first stage that nobody has filled yet, or null when all are. */
export function nextStage(definition: Definition, given: readonly { kind: ApprovalKind }[]): Stage | null {
  return definition.stages.find(({ kind }) => !given.some((approval) => approval.kind === kind)) ?? null
}
