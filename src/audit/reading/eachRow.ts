// Every row of a collection, as stored, a page at a time. For the check of the record also where one of them
// cannot be read.

import type { CollectionSlug, Payload, Where } from 'payload'

const PAGE = 50

export type StoredRow = Record<string, unknown> & { id: string }

/**
 * A row as it was read. One that cannot be read has a problem, in words, and of its columns only those that
 * name it.
 */
export type ReadRow = { row: StoredRow; problem: string | null }

/** A part of a collection, in the order of `sort`. */
type Piece = {
  payload: Payload
  collection: CollectionSlug
  where: Where
  sort: string | string[]
  limit: number
  page?: number
  /** Columns of which no content keeps the database from reading them: no times and no JSON. */
  plain: readonly string[]
}

/** @throws where a row cannot be read */
export async function* eachRow(payload: Payload, collection: CollectionSlug): AsyncGenerator<StoredRow> {
  for await (const { row, problem } of eachReadable(payload, collection, [])) {
    if (problem) throw new Error(`The row ${row.id} of ${collection} cannot be read: ${problem}`)
    yield row
  }
}

/** Every row, and of those that cannot be read the plain columns that are asked for. */
export async function* eachReadable(
  payload: Payload,
  collection: CollectionSlug,
  plain: readonly string[],
): AsyncGenerator<ReadRow> {
  for (let page = 1; ; page += 1) {
    const rows = await readPiece({ payload, collection, where: {}, sort: 'id', limit: PAGE, page, plain })
    yield* rows
    if (rows.length < PAGE) return
  }
}

/**
 * The rows of a piece. One cell that cannot be read fails them all, so that they are then read one by one.
 */
export async function readPiece(piece: Piece): Promise<ReadRow[]> {
  const { payload, collection, where, sort, limit, page, plain } = piece
  const query = { collection, where, sort, limit, ...(page ? { page } : {}), pagination: page !== undefined }
  try {
    const { docs } = await payload.db.find<StoredRow>(query)
    return docs.map((row) => ({ row, problem: null }))
  } catch {
    const select = Object.fromEntries(['id', ...plain].map((column) => [column, true as const]))
    const { docs } = await payload.db.find<StoredRow>({ ...query, select })
    const rows: ReadRow[] = []
    for (const named of docs) rows.push(await readOne(piece, named))
    return rows
  }
}

async function readOne({ payload, collection }: Piece, named: StoredRow): Promise<ReadRow> {
  try {
    const row = await payload.db.findOne<StoredRow>({ collection, where: { id: { equals: named.id } } })
    return row ? { row, problem: null } : { row: named, problem: 'it is gone again' }
  } catch (error) {
    return { row: named, problem: wordsOf(error) }
  }
}

/** What an error says in one line; of a query that failed, why. */
export function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const message = cause instanceof Error ? cause.message : String(cause)
  return message.split('\n')[0]!.slice(0, 200).replace(/\.$/, '')
}
