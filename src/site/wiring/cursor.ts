// Where a page of articles ends, as an opaque word in an address.

import type { Cursor } from '#src/publishing/reading/publicReads.ts'

/** The word for a place in the run of articles. */
export function writeCursor(cursor: Cursor | null): string | null {
  return cursor ? Buffer.from(JSON.stringify([cursor.publishedAt, cursor.id])).toString('base64url') : null
}

/** The place a word stands for; null for none and for what is no word of ours. */
export function readCursor(word: string | null): Cursor | null {
  if (!word) return null
  try {
    const [publishedAt, id] = JSON.parse(Buffer.from(word, 'base64url').toString('utf8')) as unknown[]
    if (typeof publishedAt !== 'string' || typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) return null
    const instant = new Date(publishedAt)
    return Number.isNaN(instant.getTime()) ? null : { publishedAt: instant.toISOString(), id }
  } catch {
    return null
  }
}
