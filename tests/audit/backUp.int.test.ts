// A copy of a newsroom at work: whole, with all that was stored, and never behind its anchors.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anchorRecord } from '#src/audit/besideDatabase/anchors.ts'
import { endRecord } from '#src/audit/besideDatabase/openRecord.ts'
import { keepState } from '#src/audit/besideDatabase/serving.ts'
import { recordOwn } from '#src/audit/index.ts'
import { currentHead } from '#src/audit/reading/head.ts'
import { backUp } from '#src/server/console/backUp.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { putIn } from './putIn.ts'
import { putInto } from './putInto.ts'
import { run, type Said } from './run.ts'

const onSqlite = process.env.TEST_DATABASE !== 'mongodb'
type Kept = { end: { seq: number; hash: string } | null }

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

    const all = ['assay.db', 'audit-anchors.jsonl', 'backup-end.json', 'media', 'originals', 'secret']
    expect(readdirSync(folder).sort()).toEqual(all)
    await rm(originals, { recursive: true })
    expect(readFileSync(path.join(folder, 'originals', 'furnace.jpeg'), 'utf8')).toBe('an original')
    expect(readFileSync(path.join(folder, 'media', 'furnace.webp'), 'utf8')).toBe('a picture')
    const copy = createClient({ url: `file:${path.join(folder, 'assay.db')}` })
    const one = async (sql: string) => Object.values((await copy.execute(sql)).rows[0]!)[0]
    expect(await one('PRAGMA integrity_check')).toBe('ok')
    expect(Number(await one('SELECT max(seq) FROM audit'))).toBeGreaterThanOrEqual(seq)
    const { end } = JSON.parse(readFileSync(path.join(folder, 'backup-end.json'), 'utf8')) as Kept
    expect(end).toMatchObject({
      seq: Number(await one('SELECT seq FROM audit_head')),
      hash: await one('SELECT hash FROM audit_head'),
    })
    copy.close()
    await expect(backUp(place())).rejects.toThrow('is not empty: name a new folder')
  },
)

function verify(dataDir: string, database = path.join(dataDir, 'assay.db')): Promise<Said> {
  return run('auditVerify', dataDir, [], database)
}

function accept(dataDir: string, database = path.join(dataDir, 'assay.db')): Promise<Said> {
  return run('auditAccept', dataDir, ['Restored from Sunday.'], database)
}

const ADDED = /The record held [\d,]+ events when Assay ended on .*, and 1 event was added behind them/

test.runIf(onSqlite).each([
  ['beside a server', () => Promise.resolve()],
  ['after an end in order', () => endRecord(room.payload, place())],
])(
  'names an event that is put into it later: made %s',
  async (made, before) => {
    await before()
    const copy = path.join(path.dirname(folder), made.replaceAll(' ', '-'))
    await backUp({ ...place(), folder: copy })
    expect(await verify(copy)).toMatchObject({ code: 0 })
    await putInto(path.join(copy, 'assay.db'))
    for (const _ of ['first', 'second'])
      expect(await verify(copy)).toEqual({ code: 1, said: expect.stringMatching(ADDED) })
  },
  120_000,
)

/** Puts one event in the place of the last ones of a copy. */
async function replaceLast(copy: string, count = 1): Promise<void> {
  const client = createClient({ url: `file:${copy}` })
  await client.execute(`DELETE FROM audit WHERE seq > (SELECT max(seq) FROM audit) - ${count}`)
  client.close()
  await putInto(copy)
}

/** A backup of now that somebody changes, and the newsroom gone on since. */
async function changedBackUp(name: string, change = putInto): Promise<string> {
  await endRecord(room.payload, place())
  const copy = path.join(path.dirname(folder), name)
  await backUp({ ...place(), folder: copy })
  await change(path.join(copy, 'assay.db'))
  for (let event = 0; event < 3; event += 1) await happens()
  await endRecord(room.payload, place())
  return copy
}

const FOREIGN = /Accepted by .*, with 3 events missing and 1 event that Assay did not write/

describe.runIf(onSqlite)('an event that was put into a backup is named after its restore', () => {
  test('beside the anchors that are there', async () => {
    const copy = await changedBackUp('changed-beside')
    expect(await verify(copy)).toEqual({ code: 1, said: expect.stringMatching(ADDED) })
    expect(existsSync(path.join(copy, 'backup-end.json'))).toBe(true) // to look at it takes nothing away
    for (const name of ['audit-anchors.jsonl', 'last-end.json'])
      await cp(path.join(process.env.DATA_DIR!, name), path.join(copy, name))
    expect(await verify(copy)).toEqual({ code: 1, said: expect.stringMatching(ADDED) })
    expect(await accept(copy)).toEqual({ code: 0, said: expect.stringMatching(FOREIGN) })
    expect(await verify(copy)).toEqual({
      code: 0,
      said: expect.stringContaining('3 events missing and 1 event that Assay did not write'),
    })
  }, 240_000)

  test('in a fresh folder, with the newest anchors', async () => {
    const copy = await changedBackUp('changed-fresh')
    await cp(path.join(process.env.DATA_DIR!, 'audit-anchors.jsonl'), path.join(copy, 'audit-anchors.jsonl'))
    expect(await accept(copy)).toEqual({ code: 0, said: expect.stringMatching(FOREIGN) })
  }, 240_000)

  test.each([1, 3])(
    'that took the place of its last ones: %d',
    async (count) => {
      for (let event = 0; event < count; event += 1) await happens()
      const copy = await changedBackUp(`changed-last-${count}`, (file) => replaceLast(file, count))
      await cp(
        path.join(process.env.DATA_DIR!, 'audit-anchors.jsonl'),
        path.join(copy, 'audit-anchors.jsonl'),
      )
      expect(await accept(copy)).toEqual({
        code: 0,
        said: expect.stringMatching(
          /Accepted by .*, with \d+ events missing and \d+ events? that Assay did not write/,
        ),
      })
    },
    240_000,
  )

  test('that is a copy of the folder, with the newest anchors', async () => {
    await endRecord(room.payload, place())
    const end = path.join(path.dirname(folder), 'an-end.json')
    await cp(path.join(process.env.DATA_DIR!, 'last-end.json'), end)
    const copy = await changedBackUp('changed-cold')
    await rm(path.join(copy, 'backup-end.json'))
    await cp(end, path.join(copy, 'last-end.json'))
    await cp(path.join(process.env.DATA_DIR!, 'audit-anchors.jsonl'), path.join(copy, 'audit-anchors.jsonl'))
    const database = path.join(copy, path.basename(process.env.DATABASE_URL!.replace('file:', '')))
    await rename(path.join(copy, 'assay.db'), database)
    expect(await accept(copy, database)).toEqual({ code: 0, said: expect.stringMatching(FOREIGN) })
  }, 240_000)

  test('under another name of its database', async () => {
    const copy = await changedBackUp('changed-named')
    const database = path.join(copy, 'newsroom.db')
    await rename(path.join(copy, 'assay.db'), database)
    for (const _ of ['first', 'second'])
      expect(await verify(copy, database)).toEqual({ code: 1, said: expect.stringMatching(ADDED) })
  }, 240_000)
})

test.runIf(onSqlite)(
  'beside a server that was killed leaves its lost log to be accepted',
  async () => {
    await endRecord(room.payload, place())
    const copy = path.join(path.dirname(folder), 'beside-killed')
    await backUp({ ...place(), folder: copy })
    const end = readFileSync(path.join(copy, 'backup-end.json'))
    const killed = { dataDir: copy, databaseUrl: `file:${path.join(copy, 'assay.db')}` }
    await keepState(killed, { state: 'serving', hasLog: true })
    await writeFile(path.join(copy, 'backup-end.json'), end)
    expect(await accept(copy)).toEqual({ code: 0, said: expect.stringContaining('with 0 events missing.') })
  },
  240_000,
)

test.runIf(onSqlite)(
  'names an event that was put in before it was made, after an end in order',
  async () => {
    await endRecord(room.payload, place())
    await putIn(room.payload)
    const copy = path.join(path.dirname(folder), 'with-one')
    await backUp({ ...place(), folder: copy })
    expect(await verify(copy)).toEqual({ code: 1, said: expect.stringMatching(ADDED) })
  },
  120_000,
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
