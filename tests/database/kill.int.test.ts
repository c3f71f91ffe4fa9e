// The power goes while SQLite is being written to: what was said to be stored is there, and nothing is there
// by half.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { getPayload } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase } from '#src/database/index.ts'
import { bundled } from '../support/bundled.ts'
import { engines, type FreshDatabase } from './engines.ts'
import { latestVersions } from './fixture/articles.ts'
import { fixtureConfig } from './fixture/config.ts'
import { asFixture } from './fixture/payload.ts'

/** Not there where the tests run on another database. */
const sqlite = engines().find(({ name }) => name === 'sqlite')!
let writer: string
beforeAll(async () => {
  writer = await bundled(join(import.meta.dirname, 'fixture/writer.ts'))
})

/** The writer has reported so many articles before it may die. */
const FEWEST_REPORTS = 8

/**
 * Starts the writer, lets it write for a while, kills it without warning; the ids it had reported by then.
 */
const writeAndDie = ({ databaseUrl, dataDir }: FreshDatabase, afterMs: number): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=production', writer, databaseUrl, dataDir], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let errors = ''
    let dying: NodeJS.Timeout | undefined
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (out.split('\n').length > FEWEST_REPORTS) dying ??= setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.on('error', reject)
    child.on('exit', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`The writer ended by itself: ${errors}`))
      resolve(
        out
          .slice(out.indexOf('writing\n') + 'writing\n'.length)
          .split('\n')
          .slice(0, -1),
      )
    })
  })

describe.runIf(sqlite)('killed in the middle of a write', () => {
  let database: FreshDatabase
  const reported: string[] = []

  beforeAll(async () => {
    database = await sqlite.fresh('kill')
    for (const afterMs of [50, 400]) reported.push(...(await writeAndDie(database, afterMs)))
  }, 180_000)
  afterAll(() => database?.drop())

  test('SQLite opens again, whole, with all that was reported and nothing by half', async () => {
    const payload = await getPayload({
      config: await fixtureConfig({ databaseUrl: database.databaseUrl, dataDir: database.dataDir }),
    })
    const { db } = asFixture(payload)
    const { client } = db as unknown as {
      client: { execute: (sql: string) => Promise<{ rows: Record<string, unknown>[] }> }
    }
    expect((await client.execute('PRAGMA integrity_check')).rows.map((row) => row.integrity_check)).toEqual([
      'ok',
    ])
    expect((await client.execute('PRAGMA foreign_key_check')).rows).toEqual([])

    const { docs } = await asFixture(payload).find({ collection: 'articles', pagination: false, depth: 0 })
    expect(reported.length).toBeGreaterThan(FEWEST_REPORTS)
    expect(docs.length).toBeGreaterThanOrEqual(reported.length)
    const ids = new Set(docs.map(({ id }) => id))
    expect(reported.filter((id) => !ids.has(id))).toEqual([])
    for (const doc of docs) {
      const n = String(doc.headline).replace('Headline ', '')
      expect((doc.calls as { text: string }[]).map(({ text }) => text)).toEqual([
        `call ${n}.0`,
        `call ${n}.1`,
        `call ${n}.2`,
      ])
      expect(doc.topics).toHaveLength(3)
      expect((doc.body as { text: string }[]).map(({ text }) => text)).toEqual([`quote ${n}`, `note ${n}`])
      expect(await latestVersions(asFixture(payload), doc.id)).toBe(1)
    }
    await closeDatabase(payload)
  })
})
