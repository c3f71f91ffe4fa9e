// The public API: everything other sites and readers' programs may call, at /api/v1.

import { secureHeaders } from 'hono/secure-headers'
import { describe } from './description.ts'
import { jsonOnly, shallowBodies, smallBodies } from './http/bodies.ts'
import { cacheHeaders } from './http/caching.ts'
import { knownCalls, nothingHere } from './http/calls.ts'
import type { ApiDeps } from './http/deps.ts'
import { answerError } from './http/errors.ts'
import { type Api, BASE_PATH, newApi } from './http/kit.ts'
import { crossOrigin, sameOriginWrites } from './http/origins.ts'
import { registerArticleRoutes } from './resources/articles.ts'
import { commentCalls } from './resources/comments.ts'
import { correctionCalls } from './resources/corrections.ts'
import { overlayCall } from './resources/overlay.ts'
import { readerCalls } from './resources/readers.ts'
import { sectionCalls } from './resources/sections.ts'

/**
 * JSON for any site: never a page, never framed. HSTS is the server's, which knows whether it speaks https.
 */
const HEADERS: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  crossOriginResourcePolicy: 'cross-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
}

/**
 * The API over a running Payload. `fetch` of what it returns answers requests whose path begins with /api/v1.
 */
export function createApi(deps: ApiDeps): Api {
  const api = newApi().basePath(BASE_PATH) as Api
  api.onError(answerError(deps.payload))
  api.notFound(() => {
    throw nothingHere()
  })

  api.use(secureHeaders(HEADERS))
  api.use(crossOrigin(deps))
  api.use(cacheHeaders())
  api.use(knownCalls(api))
  api.use(sameOriginWrites(deps))
  api.use(jsonOnly())
  api.use(smallBodies())
  api.use(shallowBodies())

  registerArticleRoutes(api, deps)
  correctionCalls(api, deps)
  sectionCalls(api, deps)
  commentCalls(api, deps)
  readerCalls(api, deps)
  overlayCall(api, deps)
  describe(api, deps)
  return api
}
