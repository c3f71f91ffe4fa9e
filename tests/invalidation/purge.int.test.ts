// Who is told of a change, and when: not before it is stored for good, not at all when it is rolled back, and
// in every process.

import { setTimeout as sleep } from 'node:timers/promises'
import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Purge } from '#src/caching/tags.ts'
import { noticesOf } from '#src/database/index.ts'
import { followPurges, onPurge, purge } from '#src/invalidation/index.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let room: Newsroom
const told: Purge[] = []
let stop: () => void

beforeAll(async () => {
  room = await openNewsroom()
  stop = onPurge((change) => told.push(change))
})
afterEach(() => told.splice(0))
afterAll(async () => {
  stop?.()
  await room?.close()
})

const REMOVED: Purge = { kind: 'hard', tags: ['comments:one', 'articles'] }
const until = async (isDone: () => boolean) => {
  for (let tries = 0; tries < 60 && !isDone(); tries += 1) await sleep(100)
}

describe('a purge in a transaction', () => {
  test('is told when that is stored, and not before', async () => {
    const req = await createLocalReq({}, room.payload)
    await initTransaction(req)
    await purge({ req, ...REMOVED })
    expect(told).toEqual([])
    await commitTransaction(req)
    expect(told).toEqual([REMOVED])
  })

  test('is told to nobody when that is rolled back', async () => {
    const req = await createLocalReq({}, room.payload)
    await initTransaction(req)
    await purge({ req, ...REMOVED })
    await killTransaction(req)
    await sleep(50)
    expect(told).toEqual([])
  })

  test('is told at once where there is none', async () => {
    await purge({ req: await createLocalReq({}, room.payload), ...REMOVED })
    expect(told).toEqual([REMOVED])
  })
})

describe.skipIf(process.env.TEST_DATABASE !== 'mongodb')('another process on the same database', () => {
  const notices = () => noticesOf(room.payload)!

  test('hears of a change within moments, once, and not of its own', async () => {
    const following = followPurges({ payload: room.payload, every: 100 })
    await notices().append(undefined, { by: 'another process', body: REMOVED })
    await purge({ req: await createLocalReq({}, room.payload), kind: 'soft', tags: ['settings'] })
    await until(() => told.length > 1)
    await sleep(500)
    await following.stop()
    expect(told.filter(({ kind }) => kind === 'hard')).toEqual([REMOVED])
    expect(told.filter(({ kind }) => kind === 'soft')).toEqual([{ kind: 'soft', tags: ['settings'] }])
  })

  test('hears of a change in a transaction only when that is stored, however late', async () => {
    const following = followPurges({ payload: room.payload, every: 100 })
    const req = await createLocalReq({}, room.payload)
    await initTransaction(req)
    await notices().append(req, { by: 'another process', body: { kind: 'soft', tags: ['sections'] } })
    await sleep(700)
    const before = told.some(({ tags }) => tags.includes('sections'))
    await commitTransaction(req)
    await until(() => told.some(({ tags }) => tags.includes('sections')))
    await following.stop()
    expect([before, told.filter(({ tags }) => tags.includes('sections'))]).toEqual([
      false,
      [{ kind: 'soft', tags: ['sections'] }],
    ])
  })

  test('believes nothing that it kept after it was cut off for longer than notices stay', async () => {
    let now = Date.now()
    const following = followPurges({ payload: room.payload, every: 100, clock: () => now })
    await sleep(300)
    now += 3_600_000
    await until(() => told.some(({ tags }) => tags.includes('everything')))
    await following.stop()
    expect(told).toContainEqual({ kind: 'hard', tags: ['everything'] })
  })

  test('pays no heed to a notice that makes no sense', async () => {
    const following = followPurges({ payload: room.payload, every: 100 })
    await notices().append(undefined, { by: 'another process', body: { kind: 'all of it' } })
    await notices().append(undefined, { by: 'another process', body: { kind: 'soft', tags: ['staff'] } })
    await until(() => told.some(({ tags }) => tags.includes('staff')))
    await following.stop()
    expect(told.filter(({ tags }) => tags.includes('staff'))).toHaveLength(1)
  })
})
