// Calls to the public API without a server, as another site or a reader's program makes them.

import type { Payload } from 'payload'
import { createApi } from '#src/api/app.ts'
import { PASSWORD, place, type TestReader } from '../readers/desk.ts'
import { contractOf, type Description } from './contract.ts'

export const SITE = 'http://localhost:3000'
export const PARTNER = 'https://partner.example'

type Answer = {
  status: number
  headers: Headers
  body: Record<string, unknown> & {
    errors?: { message: string; name: string; data?: Record<string, unknown> }[]
  }
}
export type Call = {
  method?: string
  body?: unknown
  token?: string
  headers?: Record<string, string>
  now?: Date
}
export type Client = (path: string, call?: Call) => Promise<Answer>

/**
 * A client of `/api/v1` over this Payload. Every call comes from a place of its own. An answer that the
 * description does not name, whatever the test is about, fails it.
 */
export function apiClient(payload: Payload): Client {
  let now: Date | null = null
  const api = createApi({ payload, siteUrl: SITE, corsOrigins: [PARTNER], now: () => now ?? new Date() })
  let contract: Promise<ReturnType<typeof contractOf>> | null = null
  const described = async () => {
    const answer = await api.fetch(requestOf('/openapi.json', {}))
    return contractOf((await answer.json()) as Description)
  }
  return async (path, call = {}) => {
    now = call.now ?? null
    const request = requestOf(path, call)
    const { method } = request
    const response = await api.fetch(request)
    const text = await response.text()
    const { status, headers } = response
    const fault = (await (contract ??= described())).faultOf({
      method,
      path: new URL(request.url).pathname,
      status,
      headers,
      text,
    })
    if (fault) throw new Error(`${method} ${path} is not as it is described: ${fault}`)
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : {},
    }
  }
}

/** A request as it arrives, with the address our server would set. */
export function requestOf(path: string, { method = 'GET', body, token, headers = {} }: Call): Request {
  return new Request(`${SITE}/api/v1${path}`, {
    method,
    headers: {
      'x-assay-address': place(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

/** Logs a reader in and gives the bearer token. */
export async function tokenOf(api: Client, reader: TestReader, password = PASSWORD): Promise<string> {
  const { body } = await api('/sessions', { method: 'POST', body: { email: reader.email, password } })
  return (body as { token: string }).token
}
