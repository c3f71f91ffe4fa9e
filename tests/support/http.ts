// Requests as the outside world makes them: through the gateway, Payload's REST and GraphQL handlers, without
// a server.

import { handleEndpoints, type Payload } from 'payload'
import { staffCookieName } from '#access/staffCookie.ts'

const ORIGIN = 'http://localhost:3000'

/** The cookie of a session of staff at that address. */
export const STAFF_COOKIE = staffCookieName({ isSecure: false })

export type Call = { method?: string; body?: unknown; token?: string; headers?: Record<string, string> }
export type Answer = {
  status: number
  body: Record<string, unknown> & {
    errors?: { message: string; name?: string; data?: Record<string, unknown> }[]
  }
  headers: Headers
}

/** Signs a member of staff in and gives the token for `Authorization: JWT …`. */
export async function signIn(payload: Payload, email: string, password: string): Promise<string> {
  const { token } = await payload.login({ collection: 'staff', data: { email, password } })
  return token!
}

/** Calls `/api/...` through the gateway. */
export async function rest(
  path: string,
  { method = 'GET', body, token, headers = {} }: Call = {},
): Promise<Answer> {
  const { default: config } = await import('#config')
  const { requireStaff } = await import('#src/gateway/gateway.ts')
  const handler = requireStaff((request) => handleEndpoints({ config, request }))
  const request = new Request(`${ORIGIN}/api${path}`, {
    method,
    headers: {
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `JWT ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  })
  return answerOf(await handler(request, { params: Promise.resolve({}) }))
}

/** Calls `/api/graphql` through the gateway. */
export async function graphql(
  query: string,
  {
    token,
    variables,
    headers = {},
  }: { token?: string; variables?: Record<string, unknown>; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { default: config } = await import('#config')
  const { requireStaff } = await import('#src/gateway/gateway.ts')
  const { GRAPHQL_POST } = await import('@payloadcms/next/routes')
  const handler = requireStaff(GRAPHQL_POST(config))
  const request = new Request(`${ORIGIN}/api/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `JWT ${token}` } : {}),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  })
  return answerOf(await handler(request, { params: Promise.resolve({}) }))
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') ? JSON.parse(text) : { text },
  }
}
