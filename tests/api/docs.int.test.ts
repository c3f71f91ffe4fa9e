// docs/api.md is true: every example in it runs against the demo newsroom and answers as it says, and none is
// missing.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApi } from '#src/api/app.ts'
import { mails, tokenIn } from '../readers/desk.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { examplesOf, remember, run } from './examples.ts'

const FILE = 'docs/api.md'
const READER = 'noor@reader.example'
const EXAMPLES = examplesOf(FILE)

let newsroom: Newsroom
let server: Server
const variables: Record<string, string> = {
  SLUG: 'washington-and-tokyo-set-a-frame-for-rare-earths-and-leave-the-money-for-later',
}

beforeAll(async () => {
  newsroom = await openNewsroom({ staffed: false })
  const { loadDemo } = await import('#src/demo/load.ts')
  await loadDemo(newsroom.payload, { now: new Date() })
  server = await serve(newsroom.payload)
  variables.BASE = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`
})
afterAll(async () => {
  server?.close()
  await newsroom?.close()
})

const mailed = async (kind: string) =>
  tokenIn((await mails(newsroom.payload, READER)).find((mail) => mail.kind === kind)!.text)

describe('an example answers as it says', () => {
  test.each(EXAMPLES.map((example) => [example.title, example] as const))(
    '%s',
    async (_, { command, status, answer }) => {
      const result = await run(command, variables)
      expect([result.status, status >= 400 ? [] : (result.body.errors ?? [])]).toEqual([status, []])
      expect(result.body).toMatchObject(shapeOf(answer ?? {}))
      await remember(variables, { command, body: result.body, mailed })
    },
  )
})

test('every call of the description has an example', async () => {
  const { body } = await run('curl "$BASE/openapi.json"', variables)
  const calls = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.replace(/\{\w+\}/g, '*')}`),
  )
  const shown = EXAMPLES.map(({ command }) => {
    const path = /\$BASE([^"?]*)/.exec(command)![1]!.replace(/\$\w+|no-such-article/g, '*')
    const method = /-X (\w+)/.exec(command)?.[1]?.toLowerCase() ?? (command.includes(' -d ') ? 'post' : 'get')
    return `${method} /api/v1${path}`
  })
  expect(calls.filter((call) => !shown.includes(call))).toEqual([])
})

/** What is documented must be there: the names, and the values that are not an ellipsis, empty or a count. */
function shapeOf(documented: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(documented as object).map(([name, value]) => [name, wanted(value)]),
  )
}

function wanted(value: unknown): unknown {
  if (value === '…' || typeof value === 'number' || value === null) return present()
  if (Array.isArray(value))
    return value.length === 0
      ? expect.any(Array)
      : expect.arrayContaining([expect.objectContaining(shapeOf(value[0]))])
  if (typeof value === 'object')
    return Object.keys(value as object).length === 0
      ? expect.any(Object)
      : expect.objectContaining(shapeOf(value))
  return value
}

/** A name that must be there, whatever its value. */
function present() {
  return expect.toSatisfy((value: unknown) => value !== undefined)
}

/** The API as a small server of its own. */
async function serve(payload: Payload): Promise<Server> {
  const api = createApi({ payload, siteUrl: 'http://localhost:3000', corsOrigins: [], now: () => new Date() })
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const response = await api.fetch(await requestOf(req))
    res.writeHead(response.status, Object.fromEntries(response.headers))
    res.end(Buffer.from(await response.arrayBuffer()))
  }
  const listening = createServer((req, res) => {
    void answer(req, res)
  })
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return listening
}

async function requestOf(req: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  return new Request(`http://localhost:3000${req.url}`, {
    method: req.method,
    headers: req.headers as Record<string, string>,
    ...(body.length > 0 ? { body } : {}),
  })
}
