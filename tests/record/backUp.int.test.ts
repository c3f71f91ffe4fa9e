// A copy of a newsroom at work: whole, with all that was stored, and never behind its anchors.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anchorRecord } from '#src/record/anchors.ts'
import { currentHead } from '#src/record/head.ts'
import { recordOwn } from '#src/record/index.ts'
import { backUp } from '#src/server/console/backUp.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'

const onSqlite = process.env.TEST_DATABASE !== 'mongodb'
let room: Newsroom
let folder: string
const place = () => ({ databaseUrl: process.env.DATABASE_URL!, dataDir: process.env.DATA_DIR!, folder })

beforeAll(async () => {
  room = await openNewsroom()
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'assay-backup-')), 'sunday')
})
afterAll(async () => {
  await rm(path.dirname(folder), { recursive: true, force: true })
  await room?.close()
})

const happens = () =>
  recordOwn(room.payload, {
    action: 'staff.deleted',
    at: new Date(),
    channel: 'job',
    actor: null,
    data: { name: null },
  })

test.runIf(onSqlite)(
  'holds what was stored, the anchors, the pictures and the secret, though others write',
  async () => {
    const dataDir = process.env.DATA_DIR!
    await mkdir(path.join(dataDir, 'media'), { recursive: true })
    // On another disk, by a link.
    const originals = path.join(path.dirname(folder), 'other-disk')
    await mkdir(originals)
    await writeFile(path.join(originals, 'furnace.jpeg'), 'an original')
    await rm(path.join(dataDir, 'originals'), { recursive: true, force: true })
    await symlink(originals, path.join(dataDir, 'originals'))
    await writeFile(path.join(dataDir, 'media', 'furnace.webp'), 'a picture')
    await writeFile(path.join(dataDir, 'secret'), 'a secret')
    await anchorRecord({ payload: room.payload, now: new Date(), dataDir })
    const { seq } = (await currentHead(room.payload))!
    await Promise.all([backUp(place()), happens(), happens()])

    const all = ['assay.db', 'audit-anchors.jsonl', 'media', 'originals', 'secret']
    expect(readdirSync(folder).sort()).toEqual(all)
    await rm(originals, { recursive: true })
    expect(readFileSync(path.join(folder, 'originals', 'furnace.jpeg'), 'utf8')).toBe('an original')
    expect(readFileSync(path.join(folder, 'media', 'furnace.webp'), 'utf8')).toBe('a picture')
    const copy = createClient({ url: `file:${path.join(folder, 'assay.db')}` })
    const one = async (sql: string) => Object.values((await copy.execute(sql)).rows[0]!)[0]
    expect(await one('PRAGMA integrity_check')).toBe('ok')
    expect(Number(await one('SELECT max(seq) FROM audit'))).toBeGreaterThanOrEqual(seq)
    copy.close()
    await expect(backUp(place())).rejects.toThrow('is not empty: name a new folder')
  },
)

test.runIf(onSqlite)('is not made in the data folder by way of a link', async () => {
  const link = path.join(path.dirname(folder), 'link')
  await symlink(process.env.DATA_DIR!, link)
  await expect(backUp({ ...place(), folder: path.join(link, 'new', 'folder') })).rejects.toThrow(
    'is within the data folder',
  )
  await rm(link)
})

test.runIf(onSqlite).each(['media/b', '.', 'inner', '..bk', '..bk/inner'])(
  'is not put within the data folder: %s',
  async (name) => {
    const dataDir = process.env.DATA_DIR!
    const before = readdirSync(dataDir).sort()
    await expect(backUp({ ...place(), folder: path.join(dataDir, name) })).rejects.toThrow(
      'within the data folder',
    )
    expect(readdirSync(dataDir).sort()).toEqual(before)
  },
)

test('of MongoDB is made by its own tool', async () => {
  await expect(
    backUp({ ...place(), databaseUrl: 'mongodb://127.0.0.1/x', folder: path.join(folder, 'mongo') }),
  ).rejects.toThrow('mongodump')
})

test.runIf(onSqlite)('of nothing is refused, and makes no folder', async () => {
  const none = path.join(path.dirname(folder), 'none')
  await expect(
    backUp({ ...place(), databaseUrl: `file:${none}/assay.db`, folder: path.join(none, 'copy') }),
  ).rejects.toThrow(/^There is no database at .*none\/assay\.db to back up/)
  expect(existsSync(none)).toBe(false)
})
