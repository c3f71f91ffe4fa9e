// The files of pictures that articles show, at the addresses that Payload gave them. Those that only staff
// may see are its own.

import type { Hono } from 'hono'
import { pictureTag } from '#src/caching/tags.ts'
import { findPublicPicture } from '#src/public/pictures.ts'
import type { SiteDeps } from '../http/deps.ts'
import { PageMissing } from '../http/errors.ts'
import { setCacheMetadata } from '../http/headers.ts'
import { publicGet } from '../http/publicGet.ts'

/** Seconds. A file never changes, but an article that shows it may be withdrawn. */
const BROWSERS_KEEP = 3_600

export function pictureRoutes(site: Hono, deps: SiteDeps): void {
  publicGet(site, '/api/media/file/:name', [], async (c, view) => {
    const picture = await findPublicPicture({ payload: deps.payload, name: c.req.param('name') })
    if (!picture) throw new PageMissing()
    if (view === 'public')
      setCacheMetadata(c, { tags: [pictureTag(picture.mediaId)], until: null }, BROWSERS_KEEP)
    // Never a document, whatever bytes somebody managed to store.
    c.header('Content-Security-Policy', "default-src 'none'; sandbox")
    c.header('Cross-Origin-Resource-Policy', 'cross-origin') // any site may show what our API tells it of
    return c.body(new Uint8Array(picture.bytes), 200, { 'Content-Type': picture.type })
  })
}
