// Every connection that the process uses has the house's settings, not only the first: SQLite forgets them with each.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

type Client = {
  execute: (sql: string) => Promise<{ rows: Record<string, unknown>[] }>
  transaction: (mode: 'deferred') => Promise<{ execute: Client['execute']; close: () => void }>
}

const NORMAL = 1

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

test.runIf(process.env.TEST_DATABASE !== 'mongodb')(
  'a commit waits for the disk on none of them',
  async () => {
    const { client } = room.payload.db as unknown as { client: Client }
    const [one, two] = [await client.transaction('deferred'), await client.transaction('deferred')]
    try {
      for (const connection of [one, two, client])
        expect(Object.values((await connection.execute('PRAGMA synchronous')).rows[0]!)).toEqual([NORMAL])
    } finally {
      one.close()
      two.close()
    }
  },
)
