// The end of the record is kept while somebody looks at a backup in the place of its database, and counts for
// the database at whatever path it is.

import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anchorFile } from '#src/audit/besideDatabase/anchors.ts'
import { endRecord, openRecord } from '#src/audit/besideDatabase/openRecord.ts'
import { keepState, lastEnd } from '#src/audit/besideDatabase/serving.ts'
import { recordOwn } from '#src/audit/index.ts'
import { backUp } from '#src/server/console/backUp.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { putInto } from './putInto.ts'
import { run } from './run.ts'

const onSqlite = process.env.TEST_DATABASE !== 'mongodb'

let room: Newsroom
/** A newsroom that ended in order, and a backup from before its last events: each test has its own copies. */
let ended: string
let sunday: string
let work: string
let dataDir: string
let database: string

beforeAll(async () => {
  room = await openNewsroom()
  const place = { dataDir: process.env.DATA_DIR!, databaseUrl: process.env.DATABASE_URL! }
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-kept-'))
  ended = path.join(folder, 'ended')
  sunday = path.join(folder, 'sunday')
  if (!onSqlite) return
  await openRecord(place, async () => room.payload)
  await endRecord(room.payload, place)
  await backUp({ ...place, folder: sunday })
  for (let event = 0; event < 4; event += 1)
    await recordOwn(room.payload, {
      action: 'staff.deleted',
      at: new Date(),
      channel: 'job',
      actor: null,
      data: { name: null },
    })
  await endRecord(room.payload, place)
  await backUp({ ...place, folder: ended })
  await rm(path.join(ended, 'backup-end.json'))
  const { end } = await lastEnd(place)
  await writeFile(path.join(folder, 'end.json'), JSON.stringify(end))
})
afterAll(async () => {
  await rm(path.dirname(ended), { recursive: true, force: true })
  await room?.close()
})
beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'assay-kept-'))
  dataDir = path.join(work, 'data')
  await mkdir(path.join(work, 'news'))
  database = path.join(work, 'news', 'news.db')
  if (!onSqlite) return
  await mkdir(dataDir)
  await cp(anchorFile(ended), anchorFile(dataDir))
  await cp(path.join(ended, 'assay.db'), database)
  const end = JSON.parse(await readFile(path.join(path.dirname(ended), 'end.json'), 'utf8'))
  await keepState({ dataDir, databaseUrl: `file:${database}` }, { state: 'ended', end })
})
afterEach(() => rm(work, { recursive: true, force: true }))

const verify = (file = database) => run('auditVerify', dataDir, [], file)
const accept = (file = database) => run('auditAccept', dataDir, ['We know.'], file)
const again = (file = database) =>
  run('createAdmin', dataDir, ['--email', 'second@desk.example', '--name', 'Second'], file)
const backupEnd = () => path.join(dataDir, 'backup-end.json')

const named = (count: number) => ({
  code: 1,
  said: expect.stringMatching(
    new RegExp(
      `The record held [\\d,]+ events when Assay ended on .*, and ${count} events? (was|were) added behind them`,
    ),
  ),
})
const REFUSED = { code: 1, said: expect.stringContaining('4 events are missing') }

async function putBackUpInPlace(): Promise<void> {
  await rename(database, path.join(work, 'before.db'))
  for (const log of ['-wal', '-shm']) await rm(`${database}${log}`, { force: true })
  await cp(path.join(sunday, 'assay.db'), database)
  await cp(path.join(sunday, 'backup-end.json'), backupEnd())
}

async function putBeforeBack(): Promise<void> {
  for (const log of ['', '-wal', '-shm']) await rm(`${database}${log}`, { force: true })
  await rename(path.join(work, 'before.db'), database)
}

/** A start that ends as one which the anchors refuse. */
async function refusedStart(): Promise<void> {
  const start = openRecord({ dataDir, databaseUrl: `file:${database}` }, async () => {
    throw new Error('It is refused.')
  })
  await expect(start).rejects.toThrow('It is refused.')
}

describe.runIf(onSqlite)('a look at a backup in the place of the database takes nothing from its end', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['by the check', async () => expect((await verify()).code).toBe(1)],
    ['by a start that is refused', refusedStart],
    ['by a command that is refused', async () => expect(await again()).toEqual(REFUSED)],
  ])(
    '%s',
    async (_, look) => {
      await putBackUpInPlace()
      await look()
      await rm(backupEnd())
      await putBeforeBack()
      expect(await verify()).toMatchObject({ code: 0 })
      await putInto(database)
      expect(await verify()).toEqual(named(1))
    },
    120_000,
  )

  test('nor what was found behind it', async () => {
    await putInto(database)
    expect(await again()).toMatchObject({ code: 0 })
    expect(await verify()).toEqual(named(1)) // of two: the command wrote the other
    await putBackUpInPlace()
    await verify()
    await refusedStart()
    await rm(backupEnd())
    await putBeforeBack()
    expect(await verify()).toEqual(named(1))
    expect(await accept()).toMatchObject({ code: 0 })
    expect(await verify()).toMatchObject({ code: 0 })
  }, 120_000)

  test('and where the end of the backup is left there, that of the database counts', async () => {
    await putBackUpInPlace()
    await verify()
    await putBeforeBack()
    expect(await verify()).toMatchObject({ code: 0 })
    await putInto(database)
    expect(await verify()).toEqual(named(1))
    expect(await accept()).toMatchObject({ code: 0 })
    expect(existsSync(backupEnd())).toBe(false)
    expect(await verify()).toMatchObject({ code: 0 })
  }, 120_000)

  test('nor does a command that has nothing to accept', async () => {
    await cp(path.join(sunday, 'backup-end.json'), backupEnd())
    const nothing = { code: 1, said: expect.stringContaining('There is nothing to accept') }
    expect(await accept()).toEqual(nothing)
    expect(existsSync(backupEnd())).toBe(true)
    await putInto(database)
    expect(await verify()).toEqual(named(1))
  }, 120_000)

  test('in a folder without an end, what the anchors say is known', async () => {
    await rm(path.join(dataDir, 'last-end.json'))
    await cp(path.join(sunday, 'backup-end.json'), backupEnd())
    expect(await verify()).toMatchObject({ code: 0 })
    await putInto(database)
    expect(await verify()).toEqual(named(1))
  }, 120_000)

  test('and a backup that is accepted ends where it did', async () => {
    await putBackUpInPlace()
    await putInto(database)
    await verify()
    const accepted = await accept()
    expect(accepted.said).toContain('4 events missing and 1 event that Assay did not write')
    expect(await verify()).toMatchObject({ code: 0 })
    await putInto(database)
    expect(await verify()).toEqual(named(1))
  }, 120_000)
})

describe.runIf(onSqlite)('an end counts for the same record', () => {
  const other = async () => {
    await mkdir(path.join(work, 'other'))
    return path.join(work, 'other', 'news.db')
  }

  test.each(['news.db', 'moved.db'])(
    'at another path, the old one there: %s',
    async (name) => {
      const copy = path.join(path.dirname(await other()), name)
      await cp(database, copy)
      expect(await verify(copy)).toMatchObject({ code: 0 })
      await putInto(copy)
      for (const _ of ['first', 'second']) expect(await verify(copy)).toEqual(named(1))
      expect(await verify()).toMatchObject({ code: 0 }) // nothing was put into that one

      expect(await again(copy)).toMatchObject({ code: 0 })
      expect(await again(copy)).toMatchObject({ code: 1 }) // on the staff already
      expect(await verify(copy)).toEqual(named(1))
      expect(await accept(copy)).toMatchObject({ code: 0 })
      expect(await verify(copy)).toMatchObject({ code: 0 })
    },
    180_000,
  )

  test('after a command on the copy that is refused', async () => {
    expect(await again()).toMatchObject({ code: 0 })
    const copy = await other()
    await cp(database, copy)
    for (const count of [1, 2]) {
      await putInto(copy)
      expect(await again(copy)).toMatchObject({ code: 1 })
      expect(await verify(copy)).toEqual(named(count))
    }
  }, 120_000)

  test('under another name, the old one gone', async () => {
    const renamed = path.join(path.dirname(database), 'renamed.db')
    await rename(database, renamed)
    await putInto(renamed)
    for (const _ of ['first', 'second']) expect(await verify(renamed)).toEqual(named(1))
  }, 120_000)

  test.each(['folder', 'file'])(
    'by a link to its %s',
    async (what) => {
      const link = path.join(work, 'link')
      await symlink(what === 'folder' ? path.dirname(database) : database, link)
      const linked = what === 'folder' ? path.join(link, 'news.db') : link
      await putInto(database)
      for (const _ of ['first', 'second']) expect(await verify(linked)).toEqual(named(1))
      expect(await again(linked)).toMatchObject({ code: 0 })
      expect(await verify()).toEqual(named(1))
      expect(await accept(linked)).toMatchObject({ code: 0 })
      expect(await verify()).toMatchObject({ code: 0 })
    },
    120_000,
  )

  test('copied over one that ended earlier', async () => {
    const copy = await other()
    await cp(path.join(sunday, 'assay.db'), copy)
    const { end } = JSON.parse(await readFile(path.join(sunday, 'backup-end.json'), 'utf8'))
    await keepState({ dataDir, databaseUrl: `file:${copy}` }, { state: 'ended', end })
    await cp(database, copy)
    expect(await verify(copy)).toMatchObject({ code: 0 })
    await putInto(copy)
    expect(await verify(copy)).toEqual(named(1))
  }, 120_000)

  test('in a backup of the copy', async () => {
    const copy = await other()
    await cp(database, copy)
    await putInto(copy)
    const folder = path.join(work, 'monday')
    await backUp({ dataDir, databaseUrl: `file:${copy}`, folder })
    expect(await run('auditVerify', folder, [], path.join(folder, 'assay.db'))).toEqual(named(1))
  }, 120_000)

  test('and not for what a server wrote at another path until it was killed', async () => {
    const copy = await other()
    await cp(database, copy)
    expect(await again(copy)).toMatchObject({ code: 0 })
    await keepState({ dataDir, databaseUrl: `file:${copy}` }, { state: 'serving', hasLog: true })
    await putInto(copy) // as that server did
    await cp(copy, database)
    expect(await verify()).toMatchObject({ code: 0 })
  }, 120_000)
})
