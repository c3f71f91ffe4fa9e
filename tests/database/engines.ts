// The database engines this machine can test on, each handing out empty databases that drop themselves.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import type { Engine } from '#src/database/index.ts'

export type FreshDatabase = {
  databaseUrl: string
  /** An empty folder for uploads, mail and the like, removed with the database. */
  dataDir: string
  /** Close Payload first (`closeDatabase(payload)`). */
  drop: () => Promise<void>
}

export type TestEngine = { name: Engine; fresh: (label: string) => Promise<FreshDatabase> }

const folder = (label: string) => mkdtemp(join(tmpdir(), `assay-${label}-`))

const sqlite: TestEngine = {
  name: 'sqlite',
  fresh: async (label) => {
    const dataDir = await folder(label)
    return {
      databaseUrl: `file:${join(dataDir, 'assay.db')}`,
      dataDir,
      drop: () => rm(dataDir, { recursive: true, force: true }),
    }
  },
}

const mongodb = (serverUrl: string): TestEngine => ({
  name: 'mongodb',
  fresh: async (label) => {
    const dataDir = await folder(label)
    const url = new URL(serverUrl)
    const database =
      `${label.replaceAll(/[^a-z0-9]/gi, '_')}_${process.pid}_${Date.now().toString(36)}`.slice(-60)
    url.pathname = `/${database}`
    return {
      databaseUrl: url.toString(),
      dataDir,
      drop: async () => {
        const client = await MongoClient.connect(url.toString())
        await client.db(database).dropDatabase()
        await client.close()
        await rm(dataDir, { recursive: true, force: true })
      },
    }
  },
})

/**
 * The one of `TEST_DATABASE`, else SQLite, and MongoDB too when `MONGODB_URL` is set.
 * `describe.each(engines())('…on $name', …)`.
 */
export const engines = (): TestEngine[] => {
  const { MONGODB_URL: serverUrl, TEST_DATABASE: chosen } = process.env
  const there = serverUrl ? [sqlite, mongodb(serverUrl)] : [sqlite]
  return chosen ? there.filter(({ name }) => name === chosen) : there
}
