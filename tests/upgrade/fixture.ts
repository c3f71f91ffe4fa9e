// The stored newsroom of each engine: keeps it as files, and restores it into a folder and a database of its
// own.

import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { BSON, MongoClient } from 'mongodb'
import type { Payload } from 'payload'
import type { Known } from './known.ts'

const ENGINE = process.env.TEST_DATABASE === 'mongodb' ? 'mongodb' : 'sqlite'

/** Kept for a moment only, and forgotten by MongoDB itself. */
const PASSING = /^(throttles|notices)$|^system\.|^payload-/

/** What lies in the data folder beside the database. */
const BESIDE = ['media', 'secret', 'audit-anchors.jsonl']

const folder = path.join(import.meta.dirname, 'fixture', ENGINE)

export type Place = { dataDir: string; databaseUrl: string; remove: () => Promise<void> }

/**
 * A data folder and a database that are empty, and nobody else's. The process reads its settings from there.
 */
export async function emptyPlace(): Promise<Place> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-upgrade-'))
  const databaseUrl =
    ENGINE === 'sqlite' ? `file:${path.join(dataDir, 'assay.db')}` : mongoUrl(path.basename(dataDir))
  const remove = async () => {
    if (ENGINE === 'mongodb') await withMongo(databaseUrl, (client) => client.db().dropDatabase())
    await rm(dataDir, { recursive: true, force: true })
  }
  Object.assign(process.env, { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DEMO: '0' })
  process.env.SITE_URL = 'http://localhost:3000'
  process.env.LOG_LEVEL ??= 'silent'
  for (const name of ['SMTP_URL', 'PAYLOAD_SECRET', 'REDIS_URL']) delete process.env[name]
  return { dataDir, databaseUrl, remove }
}

/** The stored newsroom, with the modes of files that the old code left, in a place of its own. */
export async function restored(): Promise<Place & { known: Known }> {
  const place = await emptyPlace()
  for (const name of BESIDE)
    await cp(path.join(folder, name), path.join(place.dataDir, name), { recursive: true })
  await restoreDatabase(place)
  await asTheOldCodeLeftThem(place.dataDir)
  const known = JSON.parse(await readFile(path.join(folder, 'known.json'), 'utf8')) as Known
  return { ...place, known }
}

async function restoreDatabase({ dataDir, databaseUrl }: Place): Promise<void> {
  if (ENGINE === 'sqlite') {
    const database = gunzipSync(await readFile(path.join(folder, 'database.db.gz')))
    await writeFile(path.join(dataDir, 'assay.db'), database)
    return
  }
  const text = gunzipSync(await readFile(path.join(folder, 'documents.json.gz'))).toString('utf8')
  const documents = BSON.EJSON.parse(text, { relaxed: false }) as Record<string, object[]>
  await withMongo(databaseUrl, async (client) => {
    for (const [name, all] of Object.entries(documents)) await client.db().collection(name).insertMany(all)
  })
}

/** Everybody on the machine could read all of it but the secret. Git keeps no such modes. */
async function asTheOldCodeLeftThem(dataDir: string): Promise<void> {
  await chmod(dataDir, 0o755)
  for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
    const mode = entry.isDirectory() ? 0o755 : entry.name === 'secret' ? 0o600 : 0o644
    await chmod(path.join(entry.parentPath, entry.name), mode)
  }
}

/** Keeps what a newsroom holds, and what is known of it, as the fixture of its engine. */
export async function keep(payload: Payload, { dataDir, databaseUrl }: Place, known: Known): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const name of BESIDE) await cp(path.join(dataDir, name), path.join(folder, name), { recursive: true })
  await writeFile(path.join(folder, 'known.json'), `${JSON.stringify(known, null, 1)}\n`)
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
