// Is every edition that was kept still what it was, with the approvals under which it went out?

import type { Change, ChangeNote } from '#src/articles/changes.ts'
import type { RegulatoryClass } from '#src/articles/classes.ts'
import { hashContent, hashOfWithdrawal } from '#src/articles/contentHash.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { differences } from '#src/auditEvents/differences.ts'
import type { RecordedEdition } from '#src/auditEvents/ledger.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { andList } from '#src/plainText/lists.ts'
import { definitionOf } from '#src/workflow/definitions/index.ts'
import type { StoredRow } from '../reading/eachRow.ts'
import { instantOf } from '../reading/finding.ts'
import { checkEach, type On } from '../reading/inParts.ts'
import { wrongPeople } from './editionPeople.ts'

/**
 * Compares each kept edition with the record, and looks for those that are gone. Gives how many there are.
 */
export async function checkEditions(on: On, now: Date): Promise<number> {
  const { ledger, found } = on
  const seen = new Set<string>()
  const eventsByArticle = new Map<string, EditionEvent[]>()
  const count = await checkEach(on, {
    collection: 'editions',
    plain: ['article', 'number'],
    article: articleOf,
    named: (row) => {
      seen.add(`${articleOf(row)}/${String(row.number)}`)
      return `Edition ${String(row.number)} of article ${articleOf(row)}`
    },
    check: (row) => {
      const article = articleOf(row)
      const all = ledger.editionsOf(article)
      const recorded = all.find(({ number }) => number === row.number)
      for (const problem of recorded ? problemsOf(row, { recorded, all, now }) : ['is not on the record']) {
        found({
          about: 'editions',
          id: row.id,
          article,
          message: `Edition ${String(row.number)} of “${String(row.headline)}” ${problem}.`,
        })
      }
      eventsByArticle.set(article, [...(eventsByArticle.get(article) ?? []), toldBy(row)])
    },
  })
  for (const article of ledger.articles()) {
    const gone = ledger.editionsOf(article).filter(({ number }) => !seen.has(`${article}/${number}`))
    for (const { number, actorName } of gone)
      found({
        about: 'editions',
        id: `${article}/${number}`,
        article,
        message: `Edition ${number} of article ${article}, which ${actorName} made, is gone.`,
      })
  }
  for (const [article, editions] of eventsByArticle)
    for (const { number, headline } of withoutEarlierNotes(editions, ledger.editionsOf(article)))
      found({
        about: 'editions',
        id: `${article}/${number}`,
        article,
        message:
          `Edition ${number} of “${headline}” no longer tells readers of a change of which an ` +
          'earlier one told them.',
      })
  return count
}

function articleOf({ article }: StoredRow): string {
  return String(article)
}

/** The notes of one edition on what changed, each as a digest, the newest first. */
type EditionEvent = { number: number; headline: string; notes: string[] }

function toldBy({ number, headline, document }: StoredRow): EditionEvent {
  const { notes } = (document ?? {}) as Partial<PublicArticle>
  return {
    number: Number(number),
    headline: String(headline),
    notes: Array.isArray(notes) ? notes.map((note) => digestOf(note)) : [],
  }
}

/**
 * Readers keep what they were told: the notes of each edition end with those of the one before it that went
 * out.
 */
function withoutEarlierNotes(
  editions: readonly EditionEvent[],
  recorded: readonly RecordedEdition[],
): EditionEvent[] {
  const never = new Set(recorded.filter((one) => neverWentOut(one, recorded)).map(({ number }) => number))
  const out = editions
    .filter(({ number }) => !never.has(number))
    .toSorted((left, right) => left.number - right.number)
  return out.filter(({ notes }, at) => {
    const before = out[at - 1]?.notes ?? []
    return before.some((note) => !notes.includes(note))
  })
}

type Known = { recorded: RecordedEdition; all: readonly RecordedEdition[]; now: Date }

function problemsOf(row: StoredRow, known: Known): string[] {
  const { recorded } = known
  const problems: string[] = []
  if (digestOf(row.document) !== recorded.documentHash)
    problems.push('holds another document than the record says was published')
  else if (row.documentHash !== recorded.documentHash)
    problems.push('carries another document hash than the record')
  if (hashContent((row.content ?? {}) as Record<string, unknown>).hash !== row.contentHash)
    problems.push('holds other content than its hash says was approved')
  else if (contentHashOf(row, recorded) !== row.contentHash)
    problems.push('holds other content than the record says was approved')
  return [
    ...problems,
    ...wrongColumns(row),
    ...wrongState(row, known),
    ...wrongWorkflow(row, recorded),
    ...wrongBundle(row, recorded),
    ...wrongPeople(row, recorded),
  ]
}

/** The hash of what was approved; of a withdrawal, of its time and its note, which the document says. */
function contentHashOf({ document }: StoredRow, { isWithdrawal, contentHash }: RecordedEdition): unknown {
  const { withdrawal } = (document ?? {}) as Partial<PublicArticle>
  return isWithdrawal && withdrawal ? hashOfWithdrawal(withdrawal) : contentHash
}

/** What lists and the desk say of an edition is said in its document too. */
function wrongColumns(row: StoredRow): string[] {
  const document = (row.document ?? {}) as Partial<PublicArticle>
  const told = document.notes?.find(({ edition }) => edition === row.number)
  const isWithdrawal = Boolean(document.withdrawal)
  const said = {
    kind: isWithdrawal ? 'withdrawal' : (told?.kind ?? 'first'),
    headline: document.headline,
    slug: document.slug,
    goesOutAt: instantOf(document.updatedAt),
    note: document.withdrawal ? { note: document.withdrawal.note } : changeIn(told),
  }
  const kept = {
    kind: row.kind,
    headline: row.headline,
    slug: row.slug,
    goesOutAt: instantOf(row.goesOutAt),
    note: row.note ?? null,
  }
  const apart = Object.keys(differences(said, kept, Object.keys(said)))
  return apart.length > 0 ? [`is kept under another ${andList(apart)} than its text says`] : []
}

/** A change as its edition keeps it, of the note that readers were told. */
function changeIn(told: ChangeNote | undefined): Change | null {
  if (!told) return null
  const { at: _at, edition: _edition, ...change } = told
  return change
}

/**
 * What was taken back before its time, or overtaken by another before it, never went out; all else went out,
 * or waits.
 */
/** The scheduler writes that a release went out a moment after its time. */
function wrongState(row: StoredRow, { recorded, all, now }: Known): string[] {
  const never = neverWentOut(recorded, all)
  const isDue = recorded.goesOutAt !== null && new Date(recorded.goesOutAt) <= now
  const states = never
    ? ['cancelled', 'held']
    : recorded.isOut
      ? ['out']
      : isDue
        ? ['out', 'waiting']
        : ['waiting']
  return states.includes(String(row.state))
    ? []
    : [
        `is kept as ${String(row.state)}, but the record says that it ${never ? 'was taken back' : recorded.isOut || isDue ? 'went out' : 'waits'}`,
      ]
}

function neverWentOut(
  { number, goesOutAt, isTakenBack }: RecordedEdition,
  all: readonly RecordedEdition[],
): boolean {
  const isOvertaken = (later: RecordedEdition) =>
    later.number > number && goesOutAt !== null && new Date(later.at) < new Date(goesOutAt)
  return isTakenBack || all.some(isOvertaken)
}

/** A recommendation is approved as one, whatever its row and the record say. */
function wrongWorkflow({ content, definition }: StoredRow, recorded: RecordedEdition): string[] {
  const { regulatoryClass } = (content ?? {}) as { regulatoryClass?: RegulatoryClass }
  if (recorded.definition !== null && definition !== recorded.definition)
    return [
      `is kept under the workflow “${String(definition)}”, but the record says “${recorded.definition}”`,
    ]
  return !regulatoryClass || definitionOf(String(definition)).classes.includes(regulatoryClass)
    ? []
    : [`went out under the workflow “${String(definition)}”, which is not for such a text`]
}

function wrongBundle({ bundle }: StoredRow, recorded: RecordedEdition): string[] {
  return (bundle || null) === recorded.bundle
    ? []
    : [
        `is kept as one of ${bundle ? `the bundle ${String(bundle)}` : 'no bundle'}, but the ` +
          `record says ${recorded.bundle ?? 'of none'}`,
      ]
}
