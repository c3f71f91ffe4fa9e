// Does everybody on the staff have the role, the address and the standing that the record says they were
// given?

import type { RecordedStaff } from '#src/auditEvents/ledger.ts'
import type { StoredRow } from '../reading/eachRow.ts'
import { onTheDay } from '../reading/finding.ts'
import { checkEach, type On } from '../reading/inParts.ts'

/**
 * Compares each member of staff with the record, and looks for those that are gone. Gives how many there are.
 */
export async function checkStaff(on: On): Promise<number> {
  const { ledger, found } = on
  const seen = new Set<string>()
  const count = await checkEach(on, {
    collection: 'staff',
    plain: ['name', 'role'],
    named: (row) => {
      seen.add(row.id)
      return `The role and address of ${String(row.name)}, who is on the staff as ${String(row.role)},`
    },
    check: (row) => {
      const recorded = ledger.staff.get(row.id)
      for (const message of recorded
        ? problemsOf(row, recorded)
        : [
            `${String(row.name)} is on the staff as ${String(row.role)}, and the record does not say ` +
              'who let them in.',
          ]) {
        found({ about: 'staff', id: row.id, article: null, message })
      }
    },
  })
  for (const [id, { name, role }] of ledger.staff) {
    if (!seen.has(id))
      found({
        about: 'staff',
        id,
        article: null,
        message:
          `${name ?? id}, ${role}, is gone from the staff; accounts are marked as departed, never ` +
          'deleted.',
      })
  }
  return count
}

function problemsOf(row: StoredRow, recorded: RecordedStaff): string[] {
  const problems: string[] = []
  const since = `as ${recorded.by} set it on ${onTheDay(recorded.at)}`
  if (row.role !== recorded.role)
    problems.push(
      `${String(row.name)} is ${String(row.role)}, but the record says ${recorded.role}, ${since}.`,
    )
  if ((row.departed === true) !== recorded.departed)
    problems.push(
      `${String(row.name)} ${row.departed ? 'has departed' : 'may sign in'}, but the record ` +
        `says ${recorded.departed ? 'departed' : 'still here'}, ${since}.`,
    )
  if (row.email !== recorded.email)
    problems.push(
      `${String(row.name)} has the address ${String(row.email)}, but the record says ${recorded.email}, ${since}.`,
    )
  return problems
}
