// The public API of the running server: every example of docs/api.md, and what only a real server shows.

import { expect, test } from '@playwright/test'
import { examplesOf, remember, run } from '../api/examples.ts'
import { linkIn, loginOf, mailTo } from './support/demo.ts'

const READER = 'noor@reader.example'
const mailed = async (kind: string) =>
  new URL(linkIn(await mailTo(READER, { kind }))).searchParams.get('token')!

test('every example of docs/api.md runs as it stands @smoke', async ({ baseURL }) => {
  const variables: Record<string, string> = {
    BASE: `${baseURL}/api/v1`,
    SLUG: 'washington-and-tokyo-set-a-frame-for-rare-earths-and-leave-the-money-for-later',
  }
  for (const { title, command, status } of examplesOf('docs/api.md')) {
    const { status: answered, body } = await run(command, variables)
    expect([title, answered]).toEqual([title, status])
    await remember(variables, { command, body, mailed })
  }
})

test('reads are compressed, tagged and kept; what is personal is not @smoke', async ({ request }) => {
  const list = await request.get('/api/v1/articles')
  const { etag, 'cache-control': keep } = list.headers()
  expect(keep).toContain('public')
  expect((await request.get('/api/v1/articles', { headers: { 'If-None-Match': etag! } })).status()).toBe(304)
  const { email, password } = loginOf('reader')
  const session = await request.post('/api/v1/sessions', { data: { email, password } })
  expect([session.status(), session.headers()['cache-control']]).toEqual([201, 'private, no-store'])
  const { token } = (await session.json()) as { token: string }
  const me = await request.get('/api/v1/me', { headers: { Authorization: `Bearer ${token}` } })
  expect([me.status(), me.headers()['cache-control']]).toEqual([200, 'private, no-store'])
  const again = await request.get('/api/v1/articles')
  expect([await again.text(), again.headers().etag]).toEqual([await list.text(), etag])
})

test('an address that a client claims is not believed', async ({ request }) => {
  const statuses: number[] = []
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const answer = await request.post('/api/v1/sessions', {
      data: { email: 'guessed@reader.example', password: `wrong password ${attempt}` },
      headers: {
        'X-Forwarded-For': `203.0.113.${attempt}`,
        'X-Assay-Address': `203.0.113.${attempt}`,
        Forwarded: `for=203.0.113.${attempt}`,
      },
    })
    statuses.push(answer.status())
  }
  expect(statuses).toContain(429)
})
