// SQLite's log as a killed server leaves it, and as somebody leaves it who wants the last changes gone.

import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logProblem } from '#src/database/index.ts'

const FRAME = 24 + 4096
const HEADER = 32

let folder: string
let client: Client
let file: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay-log-'))
  client = createClient({ url: `file:${path.join(folder, 'written.db')}` })
  await client.execute('PRAGMA journal_mode = wal')
  await client.execute('CREATE TABLE events (seq integer primary key, words text)')
  for (let seq = 0; seq < 40; seq += 1) await write(seq)
})
afterAll(async () => {
  client.close()
  await rm(folder, { recursive: true, force: true })
})

function write(seq: number) {
  return client.execute({ sql: 'INSERT INTO events VALUES (?, ?)', args: [seq, 'word '.repeat(400)] })
}

/** The log as it is now, beside another name, as it is after a kill. */
async function killed(change: (bytes: Buffer) => Buffer = (bytes) => bytes): Promise<string> {
  file = path.join(folder, `killed-${Math.random()}.db`)
  await copyFile(path.join(folder, 'written.db-wal'), `${file}-wal`)
  await writeFile(`${file}-wal`, change(await readFile(`${file}-wal`)))
  return file
}

/** Where the last frame of the present round begins. */
function lastOf(bytes: Buffer): number {
  const salts = bytes.subarray(16, 24)
  let at = HEADER
  while (at + 2 * FRAME <= bytes.length && bytes.subarray(at + FRAME + 8, at + FRAME + 16).equals(salts))
    at += FRAME
  return at
}

const noise = (bytes: Buffer, from: number, to = bytes.length) => {
  for (let at = from; at < to; at += 1) bytes[at] = (at * 167 + 13) % 251
  return bytes
}

test('a log as SQLite leaves it is in order, also one that was begun anew, with frames of a former round behind it', async () => {
  expect(await logProblem(await killed())).toBeNull()
  await client.execute('PRAGMA wal_checkpoint(RESTART)')
  await write(100)
  expect(await logProblem(await killed())).toBeNull()
  for (let seq = 200; seq < 210; seq += 1) await write(seq)
  expect(await logProblem(await killed())).toBeNull()
})

test('a write that the power cut short is no damage', async () => {
  const length = (await readFile(`${await killed()}-wal`)).length
  await truncate(`${file}-wal`, length - 1_000)
  expect(await logProblem(file)).toBeNull()
  // The last frame of this round came out as anything, or space was kept for more than was written.
  expect(
    await logProblem(await killed((bytes) => noise(bytes, lastOf(bytes), lastOf(bytes) + FRAME))),
  ).toBeNull()
  expect(
    await logProblem(await killed((bytes) => Buffer.concat([bytes, Buffer.alloc(3 * FRAME)]))),
  ).toBeNull()
})

test('a log that is gone, or cut to nothing, is missing', async () => {
  await rm(`${await killed()}-wal`)
  expect(await logProblem(file)).toBe('missing')
  expect(await logProblem(await killed(() => Buffer.alloc(0)))).toBe('missing')
})

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['noise all over', (bytes) => noise(bytes, 0)],
  ['a header that is none', (bytes) => noise(bytes, 8, 12)],
  ['noise in the first frame', (bytes) => noise(bytes, HEADER, HEADER + 100)],
  ['noise behind the header', (bytes) => noise(bytes, HEADER)],
  ['noise from the third frame on', (bytes) => noise(bytes, HEADER + 2 * FRAME)],
])('%s is damage', async (_what, change) => {
  expect(await logProblem(await killed(change))).toBe('damaged')
})
