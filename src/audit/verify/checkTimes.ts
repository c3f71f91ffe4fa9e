// Is every time of what readers get written as the newsroom writes times? SQLite compares them as text, so
// that the same instant in another spelling sorts elsewhere, and hides or shows a page at another time.
// Payload gives both spellings as one.

import { readRows } from '#src/database/index.ts'
import { andList } from '#src/plainText/lists.ts'
import { instantOf } from '../reading/finding.ts'
import type { On } from '../reading/inParts.ts'

type TimedCollection = 'publicCopies' | 'editions'
type Row = { id: string; article: string } & Record<string, unknown>

/** Rows that are read at once. */
const BATCH_SIZE = 500

/**
 * Looks at every time of every row of a collection. What is no time at all is named where the row is read.
 */
export async function checkTimes({ payload, found }: On, collection: TimedCollection): Promise<void> {
  const times = payload.collections[collection].config.flattenedFields.flatMap((field) =>
    field.type === 'date' ? [field.name] : [],
  )
  for (let last = ''; ;) {
    const rows = await readRows<Row>({
      payload,
      collection,
      where: last ? { id: { greater_than: last } } : {},
      fields: ['article', ...times],
      sort: ['id'],
      limit: BATCH_SIZE,
    })
    for (const row of rows) {
      const odd = times.filter((time) => isOtherSpelling(row[time]))
      if (odd.length === 0) continue
      const message =
        `${NAMES[collection]} of article ${row.article} has its ${andList(odd)} in another ` +
        'spelling than the newsroom writes, by which the database puts it at another time.'
      found({ about: collection, id: row.id, article: row.article, message })
    }
    if (rows.length < BATCH_SIZE) return
    last = rows.at(-1)!.id
  }
}

const NAMES: Record<TimedCollection, string> = { publicCopies: 'The public copy', editions: 'An edition' }

function isOtherSpelling(stored: unknown): boolean {
  if (stored === null || stored === undefined) return false
  const instant = instantOf(stored)
  return instant !== null && instant !== stored
}
