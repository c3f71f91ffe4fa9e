// The stored newsroom of each engine: keeps it as files, and restores it into a database of its own.

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib'
import { BSON, MongoClient } from 'mongodb'
import type { Payload } from 'payload'

/** The engine under test. */
const ENGINE = process.env.TEST_DATABASE === 'mongodb' ? 'mongodb' : 'sqlite'

/** Kept by the house for a moment only, and forgotten by MongoDB itself. */
const PASSING = /^(throttles|notices)$|^system\.|^payload-/

const folder = path.join(import.meta.dirname, 'fixture', ENGINE)

export type Place = { dataDir: string; databaseUrl: string; remove: () => Promise<void> }

/** A data directory and a database that are empty, and nobody else's. */
export async function emptyPlace(): Promise<Place> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-equal-'))
  const databaseUrl =
    ENGINE === 'sqlite' ? `file:${path.join(dataDir, 'test.db')}` : mongoUrl(path.basename(dataDir))
  const remove = async () => {
    if (ENGINE === 'mongodb') await withMongo(databaseUrl, (client) => client.db().dropDatabase())
    await rm(dataDir, { recursive: true, force: true })
  }
  return { dataDir, databaseUrl, remove }
}

/** The stored newsroom, in a place of its own. */
export async function restored(): Promise<Place> {
  const place = await emptyPlace()
  await cp(path.join(folder, 'media'), path.join(place.dataDir, 'media'), { recursive: true })
  if (ENGINE === 'sqlite') {
    const database = gunzipSync(await readFile(path.join(folder, 'database.db.gz')))
    await writeFile(path.join(place.dataDir, 'test.db'), database)
    return place
  }
  const text = gunzipSync(await readFile(path.join(folder, 'documents.json.gz'))).toString('utf8')
  const documents = BSON.EJSON.parse(text, { relaxed: false }) as Record<string, object[]>
  await withMongo(place.databaseUrl, async (client) => {
    for (const [name, all] of Object.entries(documents)) await client.db().collection(name).insertMany(all)
  })
  return place
}

/** Keeps what a newsroom holds as the fixture of its engine. */
export async function keep(payload: Payload, { dataDir, databaseUrl }: Place): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(path.join(dataDir, 'media'), path.join(folder, 'media'), { recursive: true })
  if (ENGINE === 'sqlite') {
    const copy = path.join(dataDir, 'copy.db')
    const { client } = payload.db as unknown as {
      client: { execute: (statement: string) => Promise<unknown> }
    }
    await client.execute(`VACUUM INTO '${copy}'`)
    await writeFile(path.join(folder, 'database.db.gz'), gzipSync(await readFile(copy), { level: 9 }))
    return
  }
  const documents: Record<string, object[]> = {}
  await withMongo(databaseUrl, async (client) => {
    const names = (await client.db().listCollections({}, { nameOnly: true }).toArray()).map(
      ({ name }) => name,
    )
    for (const name of names.filter((one) => !PASSING.test(one)).sort()) {
      const all = await client.db().collection(name).find().sort({ _id: 1 }).toArray()
      if (all.length > 0) documents[name] = all
    }
  })
  const text = BSON.EJSON.stringify(documents, undefined, undefined, { relaxed: false })
  await writeFile(path.join(folder, 'documents.json.gz'), gzipSync(text, { level: 9 }))
}

/** What the old code said, as it was kept. */
export async function readExpected<T>(): Promise<T> {
  const packed = await readFile(path.join(folder, 'expected.json.br'))
  return JSON.parse(brotliDecompressSync(packed).toString('utf8')) as T
}

/** Keeps what the old code says. Brotli, which finds what repeats in a text as long as this one. */
export async function keepExpected(expected: object): Promise<void> {
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 9 }
  await writeFile(
    path.join(folder, 'expected.json.br'),
    brotliCompressSync(JSON.stringify(expected), { params }),
  )
}

function mongoUrl(name: string): string {
  const base = process.env.MONGODB_URL
  if (!base) throw new Error('Set MONGODB_URL to run the tests on MongoDB.')
  return base.replace(/\/[^/?]*\?/, `/${name.replace(/[^a-zA-Z0-9]/g, '_')}?`)
}

async function withMongo<T>(url: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(url)
  try {
    return await work(await client.connect())
  } finally {
    await client.close()
  }
}
