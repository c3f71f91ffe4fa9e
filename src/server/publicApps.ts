// The public site and the public API as one: what the process asks directly, without a way through Next.

import type { Payload } from 'payload'
import { createApi } from '#src/api/app.ts'
import { BASE_PATH } from '#src/api/http/kit.ts'
import { publicRoutesOf, type PublicRoute } from '#src/caching/publicRoutes.ts'
import { environment } from '#src/environment/index.ts'
import { createSite } from '#src/site/app.tsx'
import { readAssets } from '#src/site/view/assets.ts'
import { AS, AS_READER } from '#src/site/view/view.ts'

export type PublicApps = {
  /** Answers a request to the site or to /api/v1. */
  fetch: (request: Request) => Promise<Response>
  /** The addresses that answer the same to everybody. */
  routes: PublicRoute[]
  /** The parameter, and its value, with which a reader asks for a page as their own. */
  personal: { name: string; value: string }
}

/** Both apps over a running Payload. */
export function publicApps(payload: Payload): PublicApps {
  const { siteUrl, corsOrigins } = environment()
  const now = () => new Date()
  const site = createSite({ payload, siteUrl, assets: readAssets(), now })
  const api = createApi({ payload, siteUrl, corsOrigins, now })
  return {
    fetch: async (request) => (isApiPath(new URL(request.url).pathname) ? api : site).fetch(request),
    routes: [...publicRoutesOf(site), ...publicRoutesOf(api)],
    personal: { name: AS, value: AS_READER },
  }
}

function isApiPath(path: string): boolean {
  return path === BASE_PATH || path.startsWith(`${BASE_PATH}/`)
}
