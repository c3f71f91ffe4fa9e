// The public API: everything other sites and readers' programs may call, at /api/v1.

import { secureHeaders } from 'hono/secure-headers'
import { declareRoute } from '#src/freshness/publicRoutes.ts'
import { sessionCookieName } from '#src/readers/session.ts'
import type { ApiDeps } from './deps.ts'
import { answerError, errorBody } from './errors.ts'
import { jsonOnly, shallowBodies, smallBodies } from './http/bodies.ts'
import { cacheHeaders, sendPublic } from './http/caching.ts'
import { crossOrigin, sameOriginWrites } from './http/origins.ts'
import { type Api, BASE_PATH, newApi } from './kit.ts'
import { articleCalls } from './resources/articles.ts'
import { commentCalls } from './resources/comments.ts'
import { correctionCalls } from './resources/corrections.ts'
import { overlayCall } from './resources/overlay.ts'
import { readerCalls } from './resources/readers.ts'
import { sectionCalls } from './resources/sections.ts'

/** JSON for any site: never a page, never framed. HSTS is the server's, which knows whether it speaks https. */
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

/** The API over a running Payload. `fetch` of what it returns answers requests whose path begins with /api/v1. */
export function createApi(deps: ApiDeps): Api {
  const api = newApi().basePath(BASE_PATH) as Api
  api.onError(answerError(deps.payload))
  api.notFound((c) => {
    const allowed = methodsAt(api, c.req.path)
    if (allowed.length > 0) c.header('Allow', allowed.join(', '))
    return allowed.length > 0
      ? c.json(errorBody({ name: 'MethodNotAllowed', message: `Send ${allowed.join(' or ')} here.` }), 405)
      : c.json(
          errorBody({
            name: 'NotFound',
            message: 'There is nothing here. The calls are listed at /api/v1/openapi.json.',
          }),
          404,
        )
  })

  api.use(secureHeaders(HEADERS))
  api.use(crossOrigin(deps))
  api.use(cacheHeaders())
  api.use(sameOriginWrites(deps))
  api.use(jsonOnly())
  api.use(smallBodies())
  api.use(shallowBodies())

  articleCalls(api, deps)
  correctionCalls(api, deps)
  sectionCalls(api, deps)
  commentCalls(api, deps)
  readerCalls(api, deps)
  overlayCall(api, deps)
  describe(api, deps)
  return api
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The methods that a path has a call for; none where there is no such path. A call has a handler beside the middleware. */
function methodsAt(api: Api, path: string): string[] {
  const handlersOf = (method: string) => api.router.match(method, path)[0].length
  const middleware = handlersOf('METHOD-OF-NOBODY')
  const methods = METHODS.filter((method) => handlersOf(method) > middleware)
  return methods.includes('GET') ? ['GET', 'HEAD', ...methods.slice(1)] : methods
}

/** The description is made of the schemas that check the calls, so it cannot say something else. */
function describe(api: Api, { siteUrl }: ApiDeps): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'The `token` of POST /sessions.',
  })
  api.openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookieName(),
  })
  const document = () =>
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Assay',
        version: '1',
        description:
          'Published articles, their figures and comments, for any site; and for readers what they may do.',
      },
      servers: [{ url: siteUrl }],
    })
  declareRoute(api, { path: `${BASE_PATH}/openapi.json`, query: [], unknown: 'ignored' })
  api.get('/openapi.json', (c) => sendPublic(c, document(), { tags: [], until: null }))
}
