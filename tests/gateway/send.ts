// Requests letter by letter, and the keys and people who send them.

import { handleEndpoints, type Payload } from 'payload'
import type { Integration } from '#payload-types'

const ORIGIN = 'http://localhost:3000'

/** Sends exactly this through the gateway, to REST or GraphQL by its path. */
export async function send(
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: BodyInit } = {},
): Promise<{ status: number; text: string; headers: Headers }> {
  const { default: config } = await import('#config')
  const { requireStaff } = await import('#src/gateway/gateway.ts')
  const { GRAPHQL_POST } = await import('@payloadcms/next/routes')
  const handler = requireStaff(
    path.startsWith('/api/graphql')
      ? GRAPHQL_POST(config)
      : (request) => handleEndpoints({ config, request }),
  )
  const response = await handler(new Request(ORIGIN + path, init), { params: Promise.resolve({}) })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

/** A key with the header that carries it. */
export async function aKey(
  payload: Payload,
  data: Partial<Integration> = {},
): Promise<{ id: string; headers: { authorization: string } }> {
  const apiKey = `a-key-that-is-long-enough-${Math.random().toString(36).slice(2)}`
  const { id } = await payload.create({
    collection: 'integrations',
    data: { name: 'Other site', enableAPIKey: true, apiKey, ...data },
    depth: 0,
    overrideAccess: true,
  })
  return { id, headers: { authorization: `integrations API-Key ${apiKey}` } }
}
