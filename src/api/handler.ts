// Mounts the API in a route of Next: made once, on the first call.

import type { Payload } from 'payload'
import { withoutCacheMetadata } from '#src/caching/metadata.ts'
import { environment } from '#src/environment/index.ts'
import { createApi } from './app.ts'

/** A route handler for every method. `open` gives the running Payload. */
export function apiHandler(open: () => Promise<Payload>): (request: Request) => Promise<Response> {
  let api: Promise<ReturnType<typeof createApi>> | null = null
  const make = async () => {
    const { siteUrl, corsOrigins } = environment()
    return createApi({ payload: await open(), siteUrl, corsOrigins, now: () => new Date() })
  }
  return async (request) => {
    api ??= make().catch((error: unknown) => {
      api = null // the database may be there at the next call
      throw error
    })
    return withoutCacheMetadata(await (await api).fetch(request))
  }
}
