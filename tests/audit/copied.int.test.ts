// A MongoDB that was copied into another, with its anchors beside it or with later ones: what the start on
// the copy says.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Db, type IndexDescriptionInfo, MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anchorFile, anchorRecord, readAnchors } from '#src/audit/besideDatabase/anchors.ts'
import { openRecord } from '#src/audit/besideDatabase/openRecord.ts'
import { recordOwn } from '#src/audit/index.ts'
import { currentHead } from '#src/audit/reading/head.ts'
import { bundled } from '../support/bundled.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'

const onMongo = process.env.TEST_DATABASE === 'mongodb'

type Found = {
  refused?: string
  accepted?: number | null
  problems?: unknown[]
  isSound?: boolean
  events?: number
  text?: string
}

describe.runIf(onMongo)('a server on a copied database', () => {
  let room: Newsroom
  let client: MongoClient
  let folder: string
  let copy: { db: Db; dataDir: string }

  beforeAll(async () => {
    room = await openNewsroom()
    client = await MongoClient.connect(process.env.DATABASE_URL!)
    folder = mkdtempSync(path.join(tmpdir(), 'assay-copied-'))
    // What a first start writes: the copy's own has nothing to add then.
    await openRecord(
      { dataDir: process.env.DATA_DIR!, databaseUrl: process.env.DATABASE_URL! },
      async () => room.payload,
    )
    await happens(3)
    copy = await copied()
  })
  afterAll(async () => {
    await copy?.db.dropDatabase()
    await client?.close()
    rmSync(folder, { recursive: true, force: true })
    await room?.close()
  })

  /** What mongodump and mongorestore carry: documents and indexes. */
  async function copied(): Promise<{ db: Db; dataDir: string }> {
    const from = client.db()
    const db = client.db(`${from.databaseName}_copy`)
    const collections = await from.listCollections().toArray()
    await Promise.all(
      collections.map(async ({ name }) => {
        const docs = await from.collection(name).find().toArray()
        await db.createCollection(name)
        if (docs.length > 0) await db.collection(name).insertMany(docs)
        const indexes = (await from.collection(name).indexes()).filter((index) => index.name !== '_id_')
        if (indexes.length > 0) await db.collection(name).createIndexes(indexes.map(definition))
      }),
    )
    takeAnchors(path.join(folder, 'data'))
    return { db, dataDir: path.join(folder, 'data') }
  }

  function definition({ key, name, unique, sparse, expireAfterSeconds }: IndexDescriptionInfo) {
    const given = Object.entries({ unique, sparse, expireAfterSeconds }).filter(
      ([, value]) => value !== undefined,
    )
    return { key, name: name!, ...Object.fromEntries(given) }
  }

  function takeAnchors(dataDir: string): void {
    cpSync(anchorFile(process.env.DATA_DIR!), anchorFile(dataDir), { recursive: true })
  }

  async function happens(times: number): Promise<number> {
    for (let time = 0; time < times; time += 1)
      await recordOwn(room.payload, {
        action: 'staff.deleted',
        at: new Date(),
        channel: 'job',
        actor: null,
        data: { name: null },
      })
    await anchorRecord({ payload: room.payload, now: new Date(), dataDir: process.env.DATA_DIR! })
    return (await currentHead(room.payload))!.seq
  }

  async function start(...args: string[]): Promise<Found> {
    const { db, dataDir } = copy
    const databaseUrl = process.env.DATABASE_URL!.replace(
      /^(mongodb:\/\/[^/]+)\/[^?]*/,
      `$1/${db.databaseName}`,
    )
    const starter = spawn(
      process.execPath,
      [
        '--conditions=production',
        await bundled(path.join(import.meta.dirname, 'fixture/starter.ts')),
        ...args,
      ],
      {
        env: {
          ...process.env,
          NODE_ENV: 'production',
          LOG_LEVEL: 'error',
          DATABASE_URL: databaseUrl,
          DATA_DIR: dataDir,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let said = ''
    starter.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    expect(await once(starter, 'close')).toEqual([0, null])
    return JSON.parse(said.trim().split('\n').at(-1)!) as Found
  }

  test('starts without a word where the anchors were copied with it, and goes on with the same record', async () => {
    const { seq } = (await currentHead(room.payload))!
    expect(await start()).toMatchObject({ accepted: null, problems: [], isSound: true, events: seq })
  }, 180_000)

  test('is refused where later anchors lie beside it, until somebody accepts what is missing', async () => {
    await happens(2)
    takeAnchors(copy.dataDir)
    expect((await start()).refused).toMatch(
      /^The database holds \d+ events, but its record held \d+ events on .*: 2 events are missing\..*npm run audit:accept/,
    )
    const accepted = await start('Restored from Sunday.')
    expect(accepted).toMatchObject({ accepted: 2, problems: [], isSound: true })
    expect(accepted.text).toContain('“Restored from Sunday.”')
  }, 180_000)

  test('is refused where it is the copy of another record', async () => {
    const newest = (await readAnchors(copy.dataDir)).anchors.at(-1)!
    await copy.db.collection('audits').updateOne({ seq: newest.seq }, { $set: { hash: 'f'.repeat(64) } })
    expect((await start()).refused).toMatch(/^The database is another one/)
  }, 180_000)
})
