// The notes on everything that was changed after it was published: one run over all articles, newest first,
// by keyset.

import type { Payload, Where } from 'payload'
import type { Edition } from '#payload-types'
import { CHANGE_KINDS, type Change } from '#src/articles/changes.ts'
import { isPlaceIn, readRows } from '#src/database/index.ts'
import { slices, WHOLE_TEXTS_BATCH_SIZE, mapInTurns } from '#src/eventLoop/yielding.ts'
import { beyond, type CursorPosition, readCursor, writeCursor } from '#src/paging/cursor.ts'
import { cachedDocument, verifiedDocument } from '#src/publishing/reading/verifiedDocument.ts'
import { findPublicArticlesByIds } from './articles.ts'

export const NOTE_KINDS = [...CHANGE_KINDS, 'withdrawal'] as const

export type NoteKind = (typeof NOTE_KINDS)[number]

/**
 * A note with the article it is about, as that article is called now. `at` is the ISO 8601 instant at which
 * the change went out.
 */
export type PublicNote = Omit<Change, 'kind'> & {
  id: string
  kind: NoteKind
  at: string
  edition: number
  article: { id: string; slug: string; headline: string }
}

type NoteFilter = {
  /** The id of the article. */
  article?: string
  kind?: NoteKind
  /** ISO 8601 instant, inclusive. */
  since?: string
}

/** `next` is the cursor of the page after this one; null on the last. */
export type NotePage = { notes: PublicNote[]; next: string | null }

/** What is read of an edition before its text. */
type Row = Pick<Edition, 'id' | 'article' | 'number' | 'goesOutAt' | 'documentHash'>

type NotesQuery = {
  payload: Payload
  now: Date
  filter?: NoteFilter
  /** A cursor of an earlier page; one that makes no sense counts as none. */
  after?: string | null
  limit: number
}

/** How many editions are looked at in one query: notes of articles that cannot be read are passed over. */
const BATCH_SIZE = 60

/**
 * One page of the notes that are out at `now`, after a cursor. A note goes with its article: nothing of one
 * that is held, gone or unpublished.
 */
export async function findPublicNotes({
  payload,
  now,
  filter = {},
  after = null,
  limit,
}: NotesQuery): Promise<NotePage> {
  const notes: PublicNote[] = []
  let place = readCursor(after)
  while (notes.length <= limit) {
    const editions = await editionsWithNotes({ payload, now, filter, place, limit: BATCH_SIZE })
    const articles = await readableArticles(payload, editions, now)
    const readable = editions.filter(({ article }) => articles.has(article))
    for (const few of slices(readable, WHOLE_TEXTS_BATCH_SIZE)) {
      const documents = await documentsOf(payload, few)
      const made = await mapInTurns(few, (edition) =>
        publicNote(edition, documents.get(edition.id), articles.get(edition.article), now),
      )
      notes.push(...made.filter((note) => note !== null))
      if (notes.length > limit) break
    }
    const last = editions.at(-1)
    if (editions.length < BATCH_SIZE || !last) break
    place = { at: last.goesOutAt, id: last.id }
  }
  const page = notes.slice(0, limit)
  const last = page.at(-1)
  return {
    notes: page,
    next: notes.length > limit && last ? writeCursor({ at: last.at, id: last.id }) : null,
  }
}

/** Whether a page of notes can have ended at this cursor. */
export function isNoteCursor(payload: Payload, cursor: string): Promise<boolean> {
  return isPlaceIn({ payload, collection: 'editions', field: 'goesOutAt', cursor })
}

/** A waiting edition whose time has come is out: the clock only says so afterwards. */
async function editionsWithNotes({
  payload,
  now,
  filter: { article, kind, since } = {},
  place,
  limit,
}: Omit<NotesQuery, 'after'> & { place: CursorPosition | null }): Promise<Row[]> {
  const where: Where[] = [
    { kind: kind ? { equals: kind } : { in: [...NOTE_KINDS] } },
    { state: { in: ['out', 'waiting'] } },
    { goesOutAt: { less_than_equal: now.toISOString() } },
    ...(article ? [{ article: { equals: article } }] : []),
    ...(since ? [{ goesOutAt: { greater_than_equal: since } }] : []),
    ...(place ? [beyond('goesOutAt', place, 'earlier')] : []),
  ]
  return readRows<Row>({
    payload,
    collection: 'editions',
    where: { and: where }, // the note alone goes on, and only while its article can be read
    sort: ['-goesOutAt', '-id'],
    fields: ['article', 'number', 'goesOutAt', 'documentHash'],
    limit,
  })
}

/** The texts of those documents that are not at hand, by the id of the edition. */
async function documentsOf(payload: Payload, editions: readonly Row[]): Promise<Map<string, unknown>> {
  const ids = editions.flatMap(({ id, documentHash }) => (cachedDocument(documentHash) ? [] : [id]))
  if (ids.length === 0) return new Map()
  const rows = await readRows<{ id: string; document?: unknown }>({
    payload,
    collection: 'editions',
    where: { id: { in: ids } },
    fields: ['document'],
  })
  return new Map(rows.map(({ id, document }) => [id, document]))
}

async function readableArticles(
  payload: Payload,
  editions: Row[],
  now: Date,
): Promise<Map<string, PublicNote['article']>> {
  const found = await findPublicArticlesByIds({ payload, ids: editions.map(({ article }) => article), now })
  return new Map([...found].map(([id, { slug, headline }]) => [id, { id, slug, headline }]))
}

/**
 * The note as the edition's own document has it, if that is verified: what stands beside it in the row is not
 * believed.
 */
function publicNote(
  { id, number, goesOutAt, documentHash }: Row,
  document: unknown,
  article: PublicNote['article'] | undefined,
  now: Date,
): PublicNote | null {
  const whole = article && verifiedDocument({ document, documentHash }, now)
  if (whole?.id !== article?.id || !whole) return null
  const { notes, withdrawal, edition } = whole
  const known = { id, edition: number, article }
  if (withdrawal && edition === number)
    return {
      ...known,
      kind: 'withdrawal',
      at: goesOutAt,
      note: withdrawal.note,
      was: null,
      is: null,
      where: null,
    }
  const change = notes.find((note) => note.edition === number)
  return change
    ? {
        ...known,
        kind: change.kind,
        at: goesOutAt,
        note: change.note,
        was: change.was,
        is: change.is,
        where: change.where,
      }
    : null
}
