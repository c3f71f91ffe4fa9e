// The process hands Next and the apps one cookie of staff, whatever a sister domain put beside it.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Parts, requestHandler } from '#src/server/handler.ts'
import { requestLog } from '#src/server/watch/requestLog.ts'
import { createWatch } from '#src/server/watch/watch.ts'

let close: () => void = () => {}
afterEach(() => close())

async function seenBy(which: 'next' | 'apps', isSecure: boolean, cookies: string[]): Promise<string | null> {
  const siteUrl = isSecure ? 'https://news.example' : 'http://localhost:3000'
  let seen: string | null = null
  const parts: Parts = {
    env: { isSecure, isLoopback: !isSecure, siteUrl, trustProxy: 0 },
    dev: false,
    assets: async () => {},
    apps: () => ({
      reads: null,
      fetch: async ({ headers }) => {
        seen = headers.get('cookie')
        return new Response('')
      },
    }),
    next: () => async (req: IncomingMessage, res: ServerResponse) => {
      seen = req.headers.cookie ?? null
      res.end()
    },
    isClosing: () => false,
    watch: createWatch({ log: requestLog({ isLoopback: true, logLevel: 'silent' }) }),
    metrics: null,
  }
  const server = createServer(requestHandler(parts)).listen(0)
  close = () => server.close()
  const { port } = server.address() as AddressInfo
  await new Promise((resolve, reject) =>
    request({ port, path: which === 'next' ? '/api/staff/me' : '/preview/x', headers: { cookie: cookies } })
      .on('response', (response) => response.resume().on('end', resolve))
      .on('error', reject)
      .end(),
  )
  return seen
}

test.each(['next', 'apps'] as const)('the first of two stays, for %s', async (which) => {
  expect(await seenBy(which, false, ['assay-token=own', 'assay-token=tossed', 'a=b'])).toBe(
    'assay-token=own; a=b',
  )
  expect(await seenBy(which, true, ['\u00a0__Host-assay-token=tossed', '__Host-assay-token=own'])).toBe(
    '__Host-assay-token=own',
  )
})
