// All that the public site needs from the rest of Assay; tests hand in fakes, `wiring.ts` the real modules.

import type { Clock } from '#access/clock.ts'
import type { Assets } from './assets.ts'
import type { ArticleReads } from './ports/articles.ts'
import type { CommentsRoom } from './ports/comments.ts'
import type { EditionReads } from './ports/editions.ts'
import type { NoteReads } from './ports/notes.ts'
import type { PictureReads } from './ports/pictures.ts'
import type { ReadersRoom } from './ports/readers.ts'

/** What the desk has set for the whole site. */
export type SiteSettings = { siteName: string; tagline: string; commentsClosed: boolean }

export type SiteDeps = {
  /** Public origin without a trailing slash, for canonical addresses, feeds and the same-origin check. */
  siteUrl: string
  assets: Assets
  now: Clock
  settings(): Promise<SiteSettings>
  articles: ArticleReads
  notes: NoteReads
  editions: EditionReads
  pictures: PictureReads
  comments: CommentsRoom
  readers: ReadersRoom
  /** Logs an unexpected error and says how to answer: 503 with seconds to wait, or 500. */
  report(error: unknown, request: Request): { status: 500 } | { status: 503; retryAfterSeconds: number }
}
