// Does every page that readers get show what the record says was published?

import type { Payload, Where } from 'payload'
import { hashOfWithdrawal } from '#src/articles/contentHash.ts'
import { filedHashOf } from '#src/articles/copyColumns.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { RecordedEdition } from '#src/auditEvents/ledger.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { andList } from '#src/plainText/lists.ts'
import type { StoredRow } from '../reading/eachRow.ts'
import { onTheDay } from '../reading/finding.ts'
import { checkEach, type On } from '../reading/inParts.ts'
import {
  type Copy,
  copyOf,
  type Document,
  fieldsApart,
  nextOf,
  wrongColumns,
  wrongTime,
} from './copyColumns.ts'

/** Compares each public copy, and the one that waits behind it, with the record. Gives how many there are. */
export async function checkCopies(on: On): Promise<number> {
  const { payload, ledger, found } = on
  const seen = new Set<string>()
  const articleOf = ({ article }: StoredRow) => String(article)
  const count = await checkEach(on, {
    collection: 'publicCopies',
    plain: ['article'],
    article: articleOf,
    named: (row) => {
      const article = articleOf(row)
      if (seen.has(article))
        on.found({
          about: 'publicCopies',
          id: row.id,
          article,
          message: `Article ${article} has a second public copy.`,
        })
      seen.add(article)
      return `The public copy of article ${article}`
    },
    check: async (row) => {
      const article = articleOf(row)
      const problems = await problemsOf({
        payload,
        article,
        shown: copyOf(row),
        next: nextOf(row),
        editions: ledger.editionsOf(article),
      })
      for (const message of problems) found({ about: 'publicCopies', id: row.id, article, message })
    },
  })
  for (const article of ledger.articles()) {
    const last = ledger.editionsOf(article).findLast(({ isTakenBack }) => !isTakenBack)
    if (last && !seen.has(article))
      found({
        about: 'publicCopies',
        id: article,
        article,
        message: `The public copy of article ${article} is gone: ${sentenceOf(last)}.`,
      })
  }
  return count
}

type Case = { payload: Payload; article: string; shown: Copy; next: Copy | null; editions: RecordedEdition[] }

async function problemsOf({ payload, article, shown, next, editions }: Case): Promise<string[]> {
  const name = `The public copy of “${String(shown.document.headline ?? shown.columns.headline)}”`
  const standing = editions.filter(({ isTakenBack }) => !isTakenBack)
  const [last, before] = [standing.at(-1), standing.at(-2)]
  if (editions.length === 0) return [`${name} is of an article of which the record says nothing.`]
  const waiting = next !== null && last !== undefined && next.edition === last.number
  const due = waiting ? before : (last ?? editions.find(({ number }) => number === shown.edition))
  if (!due) return [`${name} is edition ${shown.edition}, which the record does not know.`]
  if (next && !waiting)
    return [`${name} has edition ${next.edition} waiting behind it, of which the record says nothing.`]
  if (shown.state === 'unpublished' && (due.isEnded || due.isTakenBack)) return [] // nobody gets it
  if (shown.edition !== due.number)
    return [
      `${name} is edition ${shown.edition}, but the record says edition ${due.number}: ${sentenceOf(due)}.`,
    ]
  const problems = [
    ...(await wrongText(payload, article, name, shown, due)),
    ...wrongColumns(name, shown),
    ...wrongPlace(name, shown, due),
    ...wrongTime(name, shown, waiting ? next : null),
    ...wrongState(name, shown, waiting ? due : last),
  ]
  return waiting
    ? [
        ...problems,
        ...(await wrongText(payload, article, `What waits to replace ${lowered(name)}`, next, last)),
        ...wrongColumns(`What waits to replace ${lowered(name)}`, next),
      ]
    : problems
}

async function wrongText(
  payload: Payload,
  article: string,
  name: string,
  copy: Copy,
  edition: RecordedEdition,
): Promise<string[]> {
  const hash = digestOf(copy.document)
  if (hash === edition.documentHash)
    return copy.documentHash === hash
      ? wrongContentHash(name, copy, edition)
      : [`${name} has the right text, but carries the hash of another, so that readers do not get it.`]
  const kept = await keptDocument(payload, article, edition)
  const where = kept
    ? `: ${andList(fieldsApart(kept, copy.document))}`
    : '; where, nobody can say, since the edition that was kept is gone or changed too'
  return [
    `${name} differs from edition ${edition.number}, ${edition.isWithdrawal ? `with which ${edition.actorName} withdrew the article` : `which ${edition.actorName} published`} ` +
      `on ${onTheDay(edition.at)}${where}.`,
  ]
}

/** The hash of what was approved; of a withdrawal, of its time and its note. */
function wrongContentHash(
  name: string,
  { document, columns }: Copy,
  { isWithdrawal, contentHash }: RecordedEdition,
): string[] {
  const { withdrawal } = document as Partial<PublicArticle>
  const expected = isWithdrawal && withdrawal ? hashOfWithdrawal(withdrawal) : contentHash
  return expected === null || columns.hash === expected
    ? []
    : [`${name} has the right text, but carries the hash of other approved content.`]
}

/** In which lists it stands, under which former addresses, and by which words it is found. */
function wrongPlace(name: string, { columns }: Copy, { filedHash }: RecordedEdition): string[] {
  return filedHash && filedHashOf(columns) !== filedHash
    ? [
        `${name} is filed under other sections, people, figures, former addresses or words for ` +
          'search than it was published with.',
      ]
    : []
}

function wrongState(name: string, { state }: Copy, last: RecordedEdition | undefined): string[] {
  const rightful = !last
    ? ['unpublished', 'held']
    : last.isWithdrawal
      ? ['withdrawn']
      : last.isEnded
        ? ['unpublished']
        : ['published']
  return rightful.includes(state)
    ? []
    : [
        `${name} is marked as ${state}, but the record says ${rightful[0]}${last ? `: ${sentenceOf(last)}` : ''}.`,
      ]
}

/** The edition's own document, if it can be read and still is what the record says. */
async function keptDocument(
  payload: Payload,
  article: string,
  { number, documentHash }: RecordedEdition,
): Promise<Document | null> {
  const where: Where = { and: [{ article: { equals: article } }, { number: { equals: number } }] }
  const row = await payload.db.findOne<StoredRow>({ collection: 'editions', where }).catch(() => null)
  return row && digestOf(row.document) === documentHash ? (row.document as Document) : null
}

function sentenceOf(edition: RecordedEdition): string {
  const { actorName, number, at, isWithdrawal } = edition
  return (
    `${actorName} ${isWithdrawal ? `withdrew the article with edition ${number}` : `published edition ${number}`} ` +
    `on ${onTheDay(at)}`
  )
}

function lowered(name: string): string {
  return name.replace(/^The/, 'the')
}
