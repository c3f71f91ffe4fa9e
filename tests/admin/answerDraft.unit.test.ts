// What of a comment by staff this computer keeps until it is sent.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const MARA = { person: 'mara', articleId: 'a' }

class Store extends Map<string, string> {
  getItem = (key: string) => this.get(key) ?? null
  setItem = (key: string, value: string) => void this.set(key, value)
  removeItem = (key: string) => void this.delete(key)
}

let disk: Store
const open = new Set<string>()

/** The module as a tab of its own has it. */
async function tab(name: string) {
  vi.resetModules()
  vi.stubGlobal('window', {})
  vi.stubGlobal('sessionStorage', Object.assign(new Store(), { getItem: () => name }))
  vi.stubGlobal('navigator', {
    locks: {
      request: () => Promise.resolve(open.add(`assay-tab:${name}`)),
      query: async () => ({ held: [...open].map((lock) => ({ name: lock })) }),
    },
  })
  return import('#src/admin/article/answerDraft.ts')
}

beforeEach(() => {
  disk = new Store()
  open.clear()
  // `Object.keys` of the browser's storage are the names of what it holds.
  vi.stubGlobal(
    'localStorage',
    new Proxy(disk, {
      ownKeys: (store) => [...store.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  )
})
afterEach(() => vi.unstubAllGlobals())

test('is given back to its writer at its article, with the comment that it answers, until it is emptied', async () => {
  const { keepAnswer, keptAnswer } = await tab('one')
  keepAnswer(MARA, { parent: 'c', body: 'It is 4 per cent.' })
  expect(await keptAnswer(MARA)).toMatchObject({ parent: 'c', body: 'It is 4 per cent.' })
  expect(await keptAnswer({ ...MARA, person: 'priya' })).toBeNull()
  expect(await keptAnswer({ ...MARA, articleId: 'b' })).toBeNull()
  keepAnswer(MARA, { parent: '', body: ' ' })
  expect(await keptAnswer(MARA)).toBeNull()
})

test('is not taken from another tab while that is open, and passes on once that is closed', async () => {
  const one = await tab('one')
  one.keepAnswer(MARA, { parent: '', body: 'Of the first tab.' })
  const two = await tab('two')
  expect(await two.keptAnswer(MARA)).toBeNull()
  open.delete('assay-tab:one')
  expect(await two.keptAnswer(MARA)).toMatchObject({ body: 'Of the first tab.' })
  expect(disk.size).toBe(1)
})

test('goes after 30 days', async () => {
  const { keepAnswer, keptAnswer } = await tab('one')
  vi.useFakeTimers({ now: Date.now() - 31 * 86_400_000 })
  keepAnswer(MARA, { parent: '', body: 'Old.' })
  vi.useRealTimers()
  expect(await keptAnswer(MARA)).toBeNull()
  expect(disk.size).toBe(0)
})
