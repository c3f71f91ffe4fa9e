// Mounts the public site: every address that is neither the admin panel's nor the API's.

import type { Hono } from 'hono'
import { getPayload } from 'payload'
import config from '#config'
import { withoutCacheMetadata } from '#src/caching/metadata.ts'
import { environment } from '#src/environment/index.ts'
import { createSite } from '#src/site/app.tsx'
import { readAssets } from '#src/site/view/assets.ts'

/** Made with the first request, not while Next builds. */
let site: Promise<Hono> | undefined

const handle = async (request: Request): Promise<Response> => {
  site ??= getPayload({ config }).then((payload) =>
    createSite({
      payload,
      siteUrl: environment().siteUrl,
      assets: readAssets(),
      now: () => new Date(),
    }),
  )
  return withoutCacheMetadata(await (await site).fetch(request))
}

export const GET = handle
export const HEAD = handle
export const POST = handle
