// The stored newsroom under the present code: started as the server starts it, and asked as people ask.

import { getPayload, type Payload } from 'payload'
import { readAnchors } from '#src/audit/besideDatabase/anchors.ts'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { bootstrap } from '#src/server/bootstrap.ts'
import { runtime } from '#src/server/runtime.ts'
import { rest, type Answer } from '../support/http.ts'

const ORIGIN = 'http://localhost:3000'

type Asking = { method?: string; body?: object; token?: string; headers?: Record<string, string> }

/** Starts as a server does that finds this folder; Payload remembers no start before it. */
export async function start(): Promise<Payload> {
  ;(globalThis as { _payload?: Map<string, unknown> })._payload?.clear()
  await bootstrap()
  return getPayload({ config: (await import('#config')).default })
}

/** Ends in order. */
export async function end(): Promise<void> {
  await runtime()?.close()
}

/** Asks the site or the public API. */
export function read(path: string, { method = 'GET', body, token, headers }: Asking = {}): Promise<Response> {
  return runtime()!.apps.fetch(
    new Request(`${ORIGIN}${path}`, {
      method,
      headers: {
        'x-assay-address': address(),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  )
}

/** Signs in at the panel, or tries to. */
export function logIn({ email, password }: { email: string; password: string }): Promise<Answer> {
  const headers = { 'x-assay-address': address() }
  return rest('/staff/login', { method: 'POST', body: { email, password }, headers })
}

/** What the check of the record says, with the anchors of this folder. */
export async function checked(payload: Payload, dataDir: string): Promise<string> {
  const outside = await readAnchors(dataDir)
  const { chain, findings } = await verifyRecord({ payload, ...outside })
  return JSON.stringify({ broken: chain.broken, findings, anchors: outside.anchors.length > 0 })
}

/** What is on the record, oldest first. */
export async function recorded(payload: Payload): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'audit',
    sort: 'seq',
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs.map(({ action }) => action)
}

let calls = 0

/** An address of its own for each request, so that nobody is held up. */
function address(): string {
  return `10.2.0.${(calls += 1)}`
}
