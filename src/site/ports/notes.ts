// What the site asks of publishing about changes: the notes of all articles that can be read.

import type { PublicNote } from '#src/publishing/reading/publicNotes.ts'
import type { ArticlePage } from './articles.ts'

/** A cursor that makes no sense is treated as none. */
export type NoteReads = {
  /** Whether a cursor is where a page can have ended: there is such a note. */
  isPlace(cursor: string): Promise<boolean>
  page(input: { before: string | null; limit: number; now: Date }): Promise<ArticlePage<PublicNote>>
}
