// Makes the newsroom that is upgraded, as the people of a desk and its readers do, and keeps it as a fixture.

import { expect, test, vi } from 'vitest'
import { seenNow } from '../../support/comments.ts'
import { setClock } from '../clock.ts'
import { emptyPlace, keep } from '../fixture.ts'
import type { Colleague } from '../known.ts'
import { RELEASE, write } from './articles.ts'
import { handsOf } from './hands.ts'
import { enrol, hire } from './people.ts'
import { seedChance } from './seed.ts'

vi.mock('#src/site/view/assets.ts', async () => {
  const { ASSETS } = await import('../../support/assets.ts')
  return { readAssets: () => ASSETS }
})

const START = '2026-03-09T08:00:00.000Z'
const API_KEY = 'upgrade-key-0123456789'

test('the newsroom is made and kept', async () => {
  seedChance()
  setClock(START)
  const place = await emptyPlace()
  const { getPayload } = await import('payload')
  const { default: config } = await import('#config')
  const payload = await getPayload({ config })
  await (await import('#src/search/index.ts')).ensureSearchIndex(payload)
  const { publicApps } = await import('#src/server/publicApps.ts')
  const hands = handsOf({ payload, apps: publicApps(payload) }, START)

  const staff = await hire(hands)
  const tokens = {} as Record<Colleague, string>
  for (const name of Object.keys(staff) as Colleague[])
    tokens[name] = await hands.signIn(staff[name].email, staff[name].password)
  await hands.make(tokens.admin, '/integrations', { name: 'Partner', enableAPIKey: true, apiKey: API_KEY })
  const written = await write({ hands, tokens, staff })

  const readers = await enrol(hands)
  const { email, password } = readers.rita
  const reader = String((await hands.reader(null, '/sessions', { email, password })).token)
  const talk = `/articles/${written.texts.published.slug}/comments`
  const say = async (body: string, parentId: string | null = null) =>
    String((await hands.reader(reader, talk, { body, parentId })).id)
  const visible = await say('The bottleneck is separation, not ore.')
  await hands.desk(tokens.moderator, 'POST', `/comments/${visible}/approve`, {
    seen: await seenNow(payload, visible),
  })
  const reply = await say('True, but lenders read letters too.', visible)
  const pending = await say('See https://a.example, https://b.example and https://c.example.')

  const { anchorRecord } = await import('#src/audit/besideDatabase/anchors.ts')
  hands.tick()
  expect(await anchorRecord({ payload, now: hands.now() })).toBe(true)
  const asked = { collection: 'staff', data: { email: staff.compliance.email }, disableEmail: true } as const
  const linkToken = String(await payload.forgotPassword(asked))
  await keep(payload, place, {
    until: hands.now().toISOString(),
    releaseAt: RELEASE,
    staff,
    readers,
    ...written,
    comments: { visible, reply, pending },
    apiKey: API_KEY,
    sessions: { author: tokens.author, editor: tokens.editor, reader },
    linkToken,
    hashes: await (await import('../hashes.ts')).hashesOf(payload),
  })
  await payload.destroy()
  await place.remove()
})
