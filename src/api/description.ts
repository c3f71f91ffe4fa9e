// The description of the API, made of the schemas that check the calls, so that it cannot say something else.

import { z } from '@hono/zod-openapi'
import { sessionCookieName } from '#src/readers/session.ts'
import type { ApiDeps } from './http/deps.ts'
import { defineEndpoint, type Api, Shown, TAGS } from './http/kit.ts'

const OpenApi = z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }).openapi('OpenApi')

/** Adds the description, as OpenAPI 3.1, to an API whose other calls are all there. */
export function describe(api: Api, deps: ApiDeps): void {
  const { siteUrl } = deps
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'The `token` of POST /sessions.',
  })
  api.openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookieName(),
    description: 'As the site sets it at a log-in.',
  })
  const write = () =>
    api.getOpenAPI31Document(
      {
        openapi: '3.1.0',
        info: {
          title: 'Assay',
          version: '1',
          description:
            'Published articles, their figures and comments, for any site; and for readers what they may do.',
          contact: { name: 'The newsroom', url: siteUrl },
          license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
        },
        servers: [{ url: siteUrl }],
        tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      },
      { unionPreferredType: 'oneOf' },
    ) as unknown as z.output<typeof OpenApi>
  let written: z.output<typeof OpenApi> | null = null
  defineEndpoint(api, deps, {
    method: 'get',
    path: '/openapi.json',
    id: 'getDescription',
    tag: 'Description',
    summary: 'Every call, its parameters and its answers, as OpenAPI 3.1',
    to: 'all alike',
    answer: OpenApi,
    handle: async () => new Shown((written ??= write()), { tags: [], until: null }),
  })
}
