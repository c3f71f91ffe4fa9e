// A MongoDB that goes away and comes back, seen through a wire that can be cut. Runs where `MONGODB_URL` is
// set.

import { createServer, connect, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from 'mongoose'
import { getPayload } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase } from '#src/database/index.ts'
import { engines, type FreshDatabase } from './engines.ts'
import { fixtureConfig } from './fixture/config.ts'
import { asFixture, type FixturePayload } from './fixture/payload.ts'

const mongodb = engines().find(({ name }) => name === 'mongodb')

/**
 * The address through the wire. `directConnection` keeps the driver from asking the server where else it can
 * be reached.
 */
function throughWire(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${port}`
  url.searchParams.set('directConnection', 'true')
  return url.toString()
}

/** A wire to the server; `cut` closes all that goes through it, and takes nothing new. */
async function wireTo(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl)
  const open = new Set<Socket>()
  let server: Server
  let at = 0
  const mend = () =>
    new Promise<void>((resolve) => {
      server = createServer((near) => {
        const far = connect(Number(port || 27017), hostname)
        for (const [one, other] of [
          [near, far],
          [far, near],
        ] as const) {
          open.add(one)
          one
            .on('error', () => other.destroy())
            .on('close', () => other.destroy())
            .pipe(other)
        }
      }).listen(at, '127.0.0.1', () => {
        at = (server.address() as { port: number }).port
        resolve()
      })
    })
  const cut = () => {
    server.close()
    for (const socket of open) socket.destroy()
    open.clear()
  }
  await mend()
  return { port: at, cut, mend }
}

describe.skipIf(!mongodb)('a MongoDB that is away', () => {
  let database: FreshDatabase
  let wire: Awaited<ReturnType<typeof wireTo>>
  let payload: FixturePayload

  beforeAll(async () => {
    database = await mongodb!.fresh('away')
    wire = await wireTo(database.databaseUrl)
    wire.cut()
    const config = await fixtureConfig({
      databaseUrl: throughWire(database.databaseUrl, wire.port),
      dataDir: database.dataDir,
    })
    const opening = getPayload({ config, key: `away ${database.databaseUrl}` })
    await wait(5_000) // longer than a visitor would wait
    await wire.mend()
    payload = asFixture(await opening)
  })

  afterAll(async () => {
    await closeDatabase(payload as never)
    wire.cut()
    await database.drop()
  })

  test('is waited for at the start', async () => {
    expect((await payload.find({ collection: 'topics' })).docs).toEqual([])
  })

  test('is told soon to whoever asks, and serves again when it is back', async () => {
    const rows = (payload.db as unknown as { connection: Connection }).connection
      .getClient()
      .db()
      .collection('topics')
    wire.cut()
    await wait(100)
    const began = performance.now()
    await expect(payload.find({ collection: 'topics' })).rejects.toMatchObject({
      status: 503,
      data: { code: 'database.away' },
    })
    await expect(payload.create({ collection: 'topics', data: { name: 'Zinc' } })).rejects.toMatchObject({
      status: 503,
    })
    for (let asked = 0; asked < 3; asked += 1)
      await expect(rows.findOne({})).rejects.toMatchObject({ name: 'MongoServerSelectionError' }) // past Payload
    expect(performance.now() - began).toBeLessThan(4_000)

    await wire.mend()
    await wait(1_100)
    expect((await payload.create({ collection: 'topics', data: { name: 'Tin' } })).id).toBeTruthy()
    expect((await payload.find({ collection: 'topics' })).docs).toHaveLength(1)
  })
})
