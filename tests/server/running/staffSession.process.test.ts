// The session of staff on https, as a browser meets it behind a proxy with TLS; and the files that only their
// owner reads.

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../../../scripts/lib/serve.mjs'
import { overTls, type TlsProxy, tlsProxy } from '../../support/tlsProxy.ts'
import { type Running, startServer } from './server.ts'

const NAME = '__Host-assay-token'

let site: string
let proxy: TlsProxy
let server: Running

beforeAll(async () => {
  const port = (await freePort()) as number
  site = `https://localhost:${port}`
  proxy = tlsProxy()
  await proxy.listen(port)
  server = await startServer({ SITE_URL: site, TRUST_PROXY: '1' })
  proxy.forwardTo(server.port)
})

afterAll(() => {
  proxy?.close()
  server?.remove()
})

const login = (role: string) => server.logins.find((one) => one.role === role)!

const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  overTls(site + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site, ...headers },
    body: JSON.stringify(body),
  })

async function cookieOf(role: string): Promise<string> {
  const { email, password } = login(role)
  const { status, setCookie } = await send('/api/staff/login', { email, password })
  expect(status).toBe(200)
  expect(setCookie).toHaveLength(1)
  return setCookie[0]!
}

const tokenOf = async (role: string) => (await cookieOf(role)).split(';')[0]!.split('=')[1]!

async function whoIs(cookie: string): Promise<string | null> {
  const answer = await overTls(`${site}/api/staff/me`, {
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  })
  return (JSON.parse(answer.text) as { user: { email: string } | null }).user?.email ?? null
}

it('has a cookie that is bound to the host and sent over https alone, from log-in to log-out', async () => {
  const isBound = (cookie: string) => {
    expect(cookie).toMatch(new RegExp(`^${NAME}=`))
    for (const attribute of [/; Path=\/(;|$)/, /; Secure/, /; HttpOnly/, /; SameSite=Lax/])
      expect(cookie).toMatch(attribute)
    expect(cookie).not.toMatch(/; Domain/i)
  }
  const cookie = await cookieOf('editor')
  isBound(cookie)
  const own = { cookie: cookie.split(';')[0]! }
  const refreshed = await send('/api/staff/refresh-token', {}, own)
  expect([refreshed.status, refreshed.setCookie.length]).toEqual([200, 1])
  isBound(refreshed.setCookie[0]!)
  const panel = await overTls(`${site}/admin`, { headers: { ...own, 'sec-fetch-site': 'none' } })
  expect([panel.status, panel.location]).toEqual([200, undefined])
  const out = await send('/api/staff/logout', {}, own)
  expect([out.status, out.setCookie.length]).toEqual([200, 1])
  isBound(out.setCookie[0]!)
  expect(await whoIs(own.cookie)).toBeNull()
})

it('is not taken over by a cookie that a sister domain put beside it', async () => {
  const [own, tossed] = [await tokenOf('editor'), await tokenOf('author')]
  const { email } = login('editor')
  for (const cookie of [
    `${NAME}=${own}; ${NAME}=${tossed}`,
    `\u00a0${NAME}=${tossed}; ${NAME}=${own}`,
    `${NAME}=${own}; \u00a0${NAME}=${tossed}`,
    `${NAME}=${own}; assay-token=${tossed}`,
    `assay-token=${tossed}; ${NAME}=${own}`,
  ])
    expect(await whoIs(cookie)).toBe(email)
  for (const cookie of [`assay-token=${own}`, `\u00a0${NAME}=${own}`, `${NAME.toLowerCase()}=${own}`])
    expect(await whoIs(cookie)).toBeNull()
})

it('is not begun by a form of another site', async () => {
  const { email, password } = login('author')
  const answer = await overTls(`${site}/api/staff/login`, {
    method: 'POST',
    headers: {
      'content-type': 'multipart/form-data; boundary=x',
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    },
    body: `--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n${JSON.stringify({ email, password })}\r\n--x--\r\n`,
  })
  expect([answer.status, answer.setCookie]).toEqual([403, []])
})

it('what the process wrote is its owner’s alone', () => {
  const paths = ['', ...readdirSync(server.dataDir, { recursive: true, encoding: 'utf8' })]
  expect(paths).toContain('assay.db')
  expect(paths.filter((path) => (statSync(join(server.dataDir, path)).mode & 0o077) !== 0)).toEqual([])
})
