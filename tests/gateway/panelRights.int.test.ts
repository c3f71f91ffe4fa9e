// Forms of the panel are asked for by those who read or write something there.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayOpenForm } from '#src/gateway/panel/panelRights.ts'
import { signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aKey } from './send.ts'

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom?.close())

type Role = 'admin' | 'author' | 'moderator'

const headersOf = async (role: Role) => {
  const { payload, staff, password } = newsroom
  return new Headers({ authorization: `JWT ${await signIn(payload, staff[role].email, password)}` })
}

const ARTICLES = { collection: 'articles', global: null } as const
const KEYS = { collection: 'integrations', global: null } as const
const SETTINGS = { collection: null, global: 'settings' } as const

test.each([
  ['author', ARTICLES, true],
  ['moderator', ARTICLES, true], // reads them
  ['author', SETTINGS, true],
  ['author', KEYS, false],
  ['moderator', KEYS, false],
  ['admin', KEYS, true],
  ['admin', { collection: 'payload-kv', global: null }, false],
  ['author', { collection: 'integrations', global: 'settings' }, false],
] as const)('%s, of %j: %s', async (role, place, expected) => {
  expect(await mayOpenForm(newsroom.payload, await headersOf(role), place)).toBe(expected)
})

test('nobody else asks for one', async () => {
  const { headers } = await aKey(newsroom.payload)
  for (const sent of [{}, headers])
    expect(await mayOpenForm(newsroom.payload, new Headers(sent), ARTICLES)).toBe(false)
})
