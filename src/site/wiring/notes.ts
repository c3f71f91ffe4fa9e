// The site's reads of change notes, answered by publishing.

import type { Payload } from 'payload'

import { findPublicNotes } from '#src/publishing/reading/publicNotes.ts'
import type { NoteReads } from '../ports/notes.ts'
import { readCursor, writeCursor } from './cursor.ts'

/** `NoteReads` over a running Payload. */
export function noteReads(payload: Payload): NoteReads {
  return {
    page: async ({ before, limit, now }) => {
      const place = readCursor(before)
      const { notes, next } = await findPublicNotes({ payload, now, limit, after: place && { at: place.publishedAt, id: place.id } })
      return { items: notes, older: writeCursor(next && { publishedAt: next.at, id: next.id }) }
    },
  }
}
