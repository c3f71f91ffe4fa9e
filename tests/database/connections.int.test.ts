// Every connection that the process uses has Assay’s settings, not only the first: SQLite forgets them with
// each.

import { type FileHandle, open } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { recordOwn } from '#src/audit/index.ts'
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
  'SQLite itself waits for the disk on none of them',
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

test.runIf(process.env.TEST_DATABASE !== 'mongodb')(
  'a commit that records something waits for the disk before it is answered, and no other does',
  async () => {
    const handle = await open(process.env.DATABASE_URL!.slice('file:'.length) + '-wal')
    const datasync = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'datasync')
    await handle.close()
    const { payload } = room
    await payload.db.create({ collection: 'topics', data: { name: 'Freight', slug: 'freight' } })
    expect(datasync).not.toHaveBeenCalled()

    const settled: string[] = []
    datasync.mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      settled.push('on the disk')
    })
    await recordOwn(payload, {
      action: 'staff.deleted',
      at: new Date(),
      channel: 'job',
      actor: null,
      data: { name: null },
    })
    settled.push('answered')
    expect(settled).toEqual(['on the disk', 'answered'])

    datasync.mockRejectedValueOnce(new Error('EIO: the disk fails'))
    await expect(
      recordOwn(payload, {
        action: 'staff.deleted',
        at: new Date(),
        channel: 'job',
        actor: null,
        data: { name: null },
      }),
    ).rejects.toThrow('EIO')
    datasync.mockRestore()
  },
)
