// Joins the site to the real modules.

import type { Payload } from 'payload'
import { toUnavailableError } from '#src/database/index.ts'
import { environment } from '#src/environment/index.ts'
import { newsroomSettings } from '#src/publishing/reading/newsroomSettings.ts'
import type { Assets } from './assets.ts'
import type { SiteDeps } from './deps.ts'
import { articleReads } from './wiring/articles.ts'
import { commentsRoom } from './wiring/comments.ts'
import { editionReads } from './wiring/desk.ts'
import { noteReads } from './wiring/notes.ts'
import { pictureReads } from './wiring/pictures.ts'
import { readersRoom } from './wiring/readers.ts'

/** All that `createSite` needs, over a running Payload. `assets` are the addresses of styles, scripts and fonts. */
export function siteDeps(payload: Payload, assets: Assets): SiteDeps {
  return {
    siteUrl: environment().siteUrl,
    assets,
    now: () => new Date(),
    settings: async () => {
      const settings = await newsroomSettings(payload)
      return {
        siteName: settings.siteName,
        tagline: settings.tagline ?? '',
        commentsClosed: settings.closeComments === true,
      }
    },
    articles: articleReads(payload),
    notes: noteReads(payload),
    editions: editionReads(payload),
    pictures: pictureReads(payload),
    comments: commentsRoom(payload),
    readers: readersRoom(payload),
    report: (thrown, request) => {
      const error = toUnavailableError(thrown)
      const wait = secondsToWait(error)
      const log = { err: error, method: request.method, ...whereOf(request) }
      if (wait === null) payload.logger.error(log, 'A page failed')
      else payload.logger.warn(log, 'A page has to wait')
      return wait === null ? { status: 500 } : { status: 503, retryAfterSeconds: wait }
    },
  }
}

/** The request's name, which its visitor was told; a page made for everybody has none, and only there the path tells nothing of a person. */
function whereOf({ headers, url }: Request): { id: string } | { path: string } {
  const id = headers.get('x-request-id')
  return id === null ? { path: new URL(url).pathname } : { id }
}

/** A busy database (503) and a lost race that retries did not win (409) pass; anything else is a fault. */
function secondsToWait(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null
  if (error.status !== 503 && error.status !== 409) return null
  const data = 'data' in error ? (error.data as { retryAfterSeconds?: unknown } | null) : null
  return typeof data?.retryAfterSeconds === 'number' ? data.retryAfterSeconds : 1
}
