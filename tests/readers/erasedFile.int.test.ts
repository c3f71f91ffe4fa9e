// A reader who is erased is not to be found in the file of the database either.

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOf } from '#src/database/index.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aReader } from './desk.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom?.close())

test.runIf(process.env.TEST_DATABASE !== 'mongodb')('neither by name nor by address', async () => {
  const { payload, staff } = newsroom
  const reader = await aReader(payload, 'Zebulon Quartz')
  const file = fileOf(process.env.DATABASE_URL!)!
  expect(await onDisk(file)).toContain(reader.email)
  await payload.delete({ collection: 'readers', id: reader.id, ...as(staff.admin) })
  const bytes = await onDisk(file)
  for (const word of [reader.email, 'Zebulon Quartz', 'Zebulon']) expect(bytes).not.toContain(word)
})

/** What is in the file once all of the write-ahead log is in it, as after a clean end. */
async function onDisk(file: string): Promise<string> {
  const { client } = newsroom.payload.db as unknown as { client: { execute: (sql: string) => unknown } }
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  return (await readFile(file)).toString('latin1')
}
