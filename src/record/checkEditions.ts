// Is every edition that was kept still what it was, with the approvals under which it went out?

import type { Payload } from 'payload'
import { hashJson } from '#src/audit/hash.ts'
import type { Ledger, RecordedEdition } from '#src/audit/ledger.ts'
import { hashContent } from '#src/workflow/contentHash.ts'
import { eachRow, type StoredRow } from './eachRow.ts'
import { type Finding, listed } from './finding.ts'

/** Compares each kept edition with the record, and looks for those that are gone. Gives how many there are. */
export async function checkEditions({ payload, ledger, found }: { payload: Payload; ledger: Ledger; found: (finding: Finding) => void }): Promise<number> {
  let count = 0
  const seen = new Set<string>()
  for await (const row of eachRow(payload, 'editions')) {
    count += 1
    const article = String(row.article)
    seen.add(`${article}/${String(row.number)}`)
    const recorded = ledger.editionsOf(article).find(({ number }) => number === row.number)
    for (const problem of recorded ? problemsOf(row, recorded, ledger) : ['is not on the record']) {
      found({ about: 'editions', id: row.id, article, message: `Edition ${String(row.number)} of “${String(row.headline)}” ${problem}.` })
    }
  }
  for (const article of ledger.articles()) {
    const gone = ledger.editionsOf(article).filter(({ number }) => !seen.has(`${article}/${number}`))
    for (const { number, actorName } of gone) found({ about: 'editions', id: `${article}/${number}`, article, message: `Edition ${number} of article ${article}, which ${actorName} made, is gone.` })
  }
  return count
}

function problemsOf(row: StoredRow, recorded: RecordedEdition, ledger: Ledger): string[] {
  const article = String(row.article)
  const problems: string[] = []
  if (hashJson(row.document) !== recorded.documentHash) problems.push('holds another document than the record says was published')
  else if (row.documentHash !== recorded.documentHash) problems.push('carries another document hash than the record')
  if (hashContent((row.content ?? {}) as Record<string, unknown>).hash !== row.contentHash) problems.push('holds other content than its hash says was approved')
  else if (!recorded.isWithdrawal && recorded.contentHash !== row.contentHash) problems.push('holds other content than the record says was approved')
  if (recorded.isOverride && !row.override) problems.push('no longer says that it went out in an emergency')
  const strangers = approvalsOf(row).filter(({ by, hash }) => !ledger.hasApproval({ article, by, hash }))
  if (strangers.length > 0) problems.push(`names an approval by ${listed(strangers.map(({ byName }) => byName))} that is not on the record`)
  return problems
}

function approvalsOf({ approvals }: StoredRow): { by: string; byName: string; hash: string }[] {
  if (!Array.isArray(approvals)) return []
  return (approvals as { by?: unknown; byName?: unknown; hash?: unknown }[]).filter(({ hash }) => typeof hash === 'string').map(({ by, byName, hash }) => ({ by: String(by), byName: String(byName), hash: String(hash) }))
}
