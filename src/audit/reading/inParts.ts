// The check of the record in parts: a row that cannot be checked, or a part of it, is a finding, and the
// check goes on with the next.

import type { CollectionSlug, Payload } from 'payload'
import type { Ledger } from '#src/auditEvents/ledger.ts'
import { upperFirst } from '#src/plainText/firstLetter.ts'
import { eachReadable, type StoredRow, wordsOf } from './eachRow.ts'
import type { Finding } from './finding.ts'

/** What every part of the check is given. */
export type On = { payload: Payload; ledger: Ledger; found: (finding: Finding) => void }

type Rows = {
  collection: CollectionSlug
  /** Columns that name a row: no times and no JSON, which may be what cannot be read. */
  plain: readonly string[]
  /**
   * Notes that there is such a row, and says what people call it. It is given no more than the plain columns.
   */
  named: (row: StoredRow) => string
  article?: (row: StoredRow) => string
  check: (row: StoredRow) => void | Promise<void>
}

/** Checks each row of a collection. Gives how many there are. */
export async function checkEach(
  { payload, found }: On,
  { collection, plain, named, article, check }: Rows,
): Promise<number> {
  let count = 0
  for await (const { row, problem } of eachReadable(payload, collection, plain)) {
    count += 1
    const name = named(row)
    const failed = problem ?? (await failureOf(() => check(row)))
    if (failed === null) continue
    found({
      about: collection,
      id: row.id,
      article: article?.(row) ?? null,
      message: `${upperFirst(name)} cannot be checked: ${failed}.`,
    })
  }
  return count
}

/**
 * Runs a part of the check; where it ends in the middle, that is a finding, and the part counts for
 * `instead`.
 */
export async function inPart<T>(
  { found }: Pick<On, 'found'>,
  about: Finding['about'],
  words: string,
  instead: T,
  run: () => T | Promise<T>,
): Promise<T> {
  let result = instead
  const failed = await failureOf(async () => {
    result = await run()
  })
  if (failed !== null)
    found({
      about,
      id: 'all',
      article: null,
      message: `${upperFirst(words)} were not checked to the end: ${failed}.`,
    })
  return result
}

/** Why it failed, in words; null where it did not. */
async function failureOf(run: () => void | Promise<void>): Promise<string | null> {
  try {
    await run()
    return null
  } catch (error) {
    return wordsOf(error)
  }
}
