// Who is named by an edition that was kept, and who by the record.

import type { RecordedApproval, RecordedEdition } from '#src/auditEvents/ledger.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { andList } from '#src/plainText/lists.ts'
import type { Approval } from '#src/workflow/approvals.ts'
import { definitionOf } from '#src/workflow/definitions/index.ts'
import type { StoredRow } from '../reading/eachRow.ts'
import { instantOf } from '../reading/finding.ts'

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
  const changed = given.filter((approval) =>
    recorded.approvals.some((one) => isAsRecorded(approval, one) && !isWhole(approval, one, recorded)),
  )
  if (changed.length > 0)
    problems.push(
      `keeps what ${andList(changed.map(({ byName }) => byName))} approved or declared otherwise than ` +
        'the record',
    )
  const acts = new Set(given.map(({ by, kind, at }) => [by, kind, instantOf(at)].join('/')))
  if (acts.size < given.length) problems.push('names an approval twice')
  const wanted = recorded.isOverride || !recorded.definition ? [] : definitionOf(recorded.definition).stages
  const missing = wanted.filter(({ kind }) => !given.some((approval) => approval.kind === kind))
  if (missing.length > 0) problems.push(`no longer names ${andList(missing.map(({ label }) => label))}`)
  return problems
}

function wrongOverride({ override }: StoredRow, recorded: RecordedEdition): string[] {
  if (!recorded.isOverride)
    return override == null ? [] : ['says that it went out in an emergency, and the record does not']
  if (!override) return ['no longer says that it went out in an emergency']
  const { actorId: by, actorName: byName, reason } = recorded
  return digestOf(override) === digestOf({ by, byName, reason })
    ? []
    : ['names another person or reason for the emergency than the record']
}

function isAsRecorded(approval: Approval, recorded: RecordedApproval): boolean {
  return (
    recorded.by === approval.by &&
    recorded.hash === approval.hash &&
    recorded.byName === approval.byName &&
    recorded.byRole === approval.byRole &&
    recorded.kind === approval.kind &&
    instantOf(recorded.at) === instantOf(approval.at)
  )
}

/**
 * Whether an approval is kept with what was declared, with the hashes of the parts that were approved, and
 * with nothing else.
 */
function isWhole(approval: Approval, recorded: RecordedApproval, { definition }: RecordedEdition): boolean {
  const { fields, attestations = [] } = approval
  const stage = definition ? definitionOf(definition).stages.find(({ kind }) => kind === recorded.kind) : null
  // Older events do not say what was declared, where something had to be.
  const isUnsaid = recorded.attestations === null && (!stage || stage.attestations.length > 0)
  const declared = isUnsaid ? attestations : (recorded.attestations ?? [])
  const { hash, kind, by, byName, byRole, at } = approval
  const whole = { hash, fields, kind, by, byName, byRole, at, attestations: declared }
  return digestOf(fields) === recorded.hash && digestOf({ ...approval, attestations }) === digestOf(whole)
}

function approvalsOf({ approvals }: StoredRow): Approval[] {
  return [approvals ?? []].flat() as Approval[]
}
