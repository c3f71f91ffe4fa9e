// Twenty concurrent saves of one article against the running production server, alone and among comments,
// log-ins and bulk edits.

import { expect } from '@playwright/test'
import { savesAlone, savesAmongOthers } from '../server/concurrency.ts'
import { loginOf } from './support/demo.ts'
import { draftOf, test } from './support/desk.ts'

const BASE = process.env.E2E_URL ?? 'http://localhost:4310'
const LEAD = 'washington-and-tokyo-set-a-frame-for-rare-earths-and-leave-the-money-for-later'

test('twenty concurrent saves end well or in an honest 409, alone and among others, and nobody is signed out @smoke', async ({
  request,
  seatOf,
}) => {
  test.slow()
  const articleId = await draftOf(await seatOf('editor'), { headline: 'Saved by many at once' })
  const { email, password } = loginOf('reader')
  const session = await request.post('/api/v1/sessions', { data: { email, password } })
  expect(session.ok(), await session.text()).toBe(true)
  const { token } = (await session.json()) as { token: string }
  const scene = {
    baseUrl: BASE,
    staff: loginOf('editor'),
    articleId,
    comments: { slug: LEAD, readerToken: token },
  }
  for (const run of [savesAlone, savesAmongOthers]) {
    const { problems } = await run(scene)
    expect(problems).toEqual([])
  }
})
