// What a change changed: each field with what it was and what it is.

import { canonicalJson } from '#src/hashing/digest.ts'

export type Differences = Record<string, { from: unknown; to: unknown }>

type Row = Record<string, unknown> | null | undefined

/** The fields of this list that differ between two rows; nothing, null and empty text are the same. */
export function differences(before: Row, after: Row, fields: readonly string[]): Differences {
  const changed: Differences = {}
  for (const field of fields) {
    const [from, to] = [valueOf(before, field), valueOf(after, field)]
    if (canonicalJson(from) !== canonicalJson(to)) changed[field] = { from, to }
  }
  return changed
}

function valueOf(row: Row, field: string): unknown {
  const value = row?.[field]
  return value === undefined || value === '' ? null : value
}
