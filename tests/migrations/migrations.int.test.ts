// The migrations make the very tables that the collections ask for: a forgotten migration fails here, not in production.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BasePayload, type SanitizedConfig } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, databaseAdapter } from '#src/database/index.ts'

type Shape = Record<string, string[]>

let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'assay-test-'))
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    DATABASE_URL: `file:${path.join(dataDir, 'config.db')}`,
    SITE_URL: 'http://localhost:3000',
    LOG_LEVEL: 'silent',
  })
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test.skipIf(process.env.TEST_DATABASE === 'mongodb')(
  'migrations and collections agree on every table, column and index',
  async () => {
    const { default: config } = await import('#config')
    const migrated = await shapeOf(await config, { push: false })
    const wanted = await shapeOf(await config, { push: true })
    expect(Object.keys(migrated).length).toBeGreaterThan(20)
    expect(migrated).toEqual(wanted)
  },
)

async function shapeOf(config: SanitizedConfig, { push }: { push: boolean }): Promise<Shape> {
  const databaseUrl = `file:${path.join(dataDir, push ? 'pushed.db' : 'migrated.db')}`
  const payload = await new BasePayload().init({
    config: { ...config, db: databaseAdapter({ databaseUrl, push }) as SanitizedConfig['db'] },
  })
  const { client } = payload.db as unknown as {
    client: { execute: (sql: string) => Promise<{ rows: Record<string, string>[] }> }
  }
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' AND name NOT LIKE '%_fts%' ORDER BY name",
  )
  const shape: Shape = {}
  for (const { name } of rows) {
    const columns = await client.execute(
      `SELECT name, type, "notnull" AS required FROM pragma_table_info('${name}') ORDER BY name`,
    )
    const indexes = await client.execute(
      `SELECT name, "unique" AS alone FROM pragma_index_list('${name}') WHERE name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    shape[name!] = [
      ...columns.rows.map((row) => `${row.name} ${row.type} ${row.required}`),
      ...indexes.rows.map((row) => `index ${row.name} ${row.alone}`),
    ]
  }
  await closeDatabase(payload)
  return shape
}
