// The site's reads of change notes, answered by publishing.

import type { Payload } from 'payload'
import { readPlace, writePlace } from '#src/paging/place.ts'
import { findPublicNotes } from '#src/publishing/reading/publicNotes.ts'
import type { NoteReads } from '../ports/notes.ts'

/** `NoteReads` over a running Payload. */
export function noteReads(payload: Payload): NoteReads {
  return {
    isPlace: async (cursor) => {
      const place = readPlace(cursor)
      if (!place) return false
      const { totalDocs } = await payload.count({
        collection: 'editions',
        where: { and: [{ id: { equals: place.id } }, { goesOutAt: { equals: place.at } }] },
        overrideAccess: true, // only whether there is one
      })
      return totalDocs > 0
    },
    page: async ({ before, limit, now }) => {
      const { notes, next } = await findPublicNotes({ payload, now, limit, after: readPlace(before) })
      return { items: notes, older: next && writePlace(next) }
    },
  }
}
