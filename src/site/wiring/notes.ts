// The site's reads of change notes, answered by publishing.

import type { Payload } from 'payload'
import { findPublicNotes } from '#src/publishing/reading/publicNotes.ts'
import type { NoteReads } from '../ports/notes.ts'
import { readCursor, writeCursor } from './cursor.ts'

/** `NoteReads` over a running Payload. */
export function noteReads(payload: Payload): NoteReads {
  return {
    isPlace: async (cursor) => {
      const place = readCursor(cursor)
      if (!place || writeCursor(place) !== cursor) return false // one spelling of each
      const { totalDocs } = await payload.count({
        collection: 'editions',
        where: { and: [{ id: { equals: place.id } }, { goesOutAt: { equals: place.publishedAt } }] },
        overrideAccess: true, // only whether there is one
      })
      return totalDocs > 0
    },
    page: async ({ before, limit, now }) => {
      const place = readCursor(before)
      const { notes, next } = await findPublicNotes({
        payload,
        now,
        limit,
        after: place && { at: place.publishedAt, id: place.id },
      })
      return { items: notes, older: writeCursor(next && { publishedAt: next.at, id: next.id }) }
    },
  }
}
