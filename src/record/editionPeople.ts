// Who is named by an edition that was kept, and who by the record.

import type { RecordedApproval, RecordedEdition } from '#src/audit/ledger.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { andList } from '#src/plainText/lists.ts'
import type { Approval } from '#src/workflow/approvals.ts'
import { definitionOf } from '#src/workflow/definitions/index.ts'
import type { StoredRow } from './eachRow.ts'
import { instantOf } from './finding.ts'

/**
 * Who published it and who agreed, what they said, and that one person did so alone: as the record says, and
 * no more.
 */
export function wrongPeople(row: StoredRow, recorded: RecordedEdition): string[] {
  const problems = wrongOverride(row, recorded)
  if (recorded.revision !== null && row.revision !== recorded.revision)
    problems.push('is kept as another revision than the record says was published')
  if (row.publishedByName !== recorded.actorName)
    problems.push(
      `says that ${String(row.publishedByName)} published it, but the record says ${recorded.actorName}`,
    )
  else if ((row.publishedBy ?? null) !== recorded.actorId)
    problems.push('names another account as the one that published it than the record')
  if (recorded.isWithdrawal)
    return recorded.agreed && digestOf(row.approvals) !== digestOf(recorded.agreed)
      ? [...problems, 'names others who agreed to the withdrawal than the record']
      : problems
  const given = approvalsOf(row)
  const strangers = given.filter((approval) => !recorded.approvals.some((one) => isAsRecorded(approval, one)))
  if (strangers.length > 0)
    problems.push(
      `names an approval by ${andList(strangers.map(({ byName }) => String(byName)))} that is ` +
        'not on the record',
    )
  const wanted = recorded.isOverride || !recorded.definition ? [] : definitionOf(recorded.definition).stages
  const missing = wanted.filter(({ kind }) => !given.some((approval) => approval.kind === kind))
  if (missing.length > 0) problems.push(`no longer names ${andList(missing.map(({ label }) => label))}`)
  return problems
}

function wrongOverride({ override }: StoredRow, recorded: RecordedEdition): string[] {
  if (!recorded.isOverride)
    return override == null ? [] : ['says that it went out in an emergency, and the record does not']
  if (!override) return ['no longer says that it went out in an emergency']
  const { by, byName, reason } = override as Record<'by' | 'byName' | 'reason', unknown>
  return by === recorded.actorId && byName === recorded.actorName && reason === recorded.reason
    ? []
    : ['names another person or reason for the emergency than the record']
}

function isAsRecorded(approval: KeptApproval, recorded: RecordedApproval | undefined): boolean {
  return (
    recorded !== undefined &&
    recorded.by === approval.by &&
    recorded.hash === approval.hash &&
    recorded.byName === approval.byName &&
    recorded.byRole === approval.byRole &&
    recorded.kind === approval.kind &&
    instantOf(recorded.at) === instantOf(approval.at)
  )
}

type KeptApproval = Pick<Approval, 'by' | 'byName' | 'byRole' | 'at' | 'kind' | 'hash'>

function approvalsOf({ approvals }: StoredRow): KeptApproval[] {
  return [approvals ?? []].flat() as KeptApproval[]
}
