// Events put in behind the end of the record while no server runs: the chain is whole with them, and the end
// that was written down beside the database names them.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { anchorFile, readAnchors } from '#src/audit/besideDatabase/anchors.ts'
import { endRecord, openRecord } from '#src/audit/besideDatabase/openRecord.ts'
import { recordOwn } from '#src/audit/index.ts'
import { currentHead } from '#src/audit/reading/head.ts'
import { letRecord } from '#src/audit/recording/recordEvent.ts'
import { holdDatabase } from '#src/database/index.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { putIn } from './putIn.ts'
import { run as runOn } from './run.ts'
import { erase, tamper } from './tamper.ts'

const onSqlite = process.env.TEST_DATABASE !== 'mongodb'

let room: Newsroom
let payload: Payload
let place: { dataDir: string; databaseUrl: string }
const told = vi.fn<(sentence: unknown) => void>()

beforeAll(async () => {
  room = await openNewsroom()
  payload = room.payload
  vi.spyOn(payload.logger, 'error').mockImplementation(told)
  place = { dataDir: process.env.DATA_DIR!, databaseUrl: process.env.DATABASE_URL! }
})
afterAll(() => room?.close())
beforeEach(() => void told.mockClear())

const start = () => openRecord(place, async () => payload)
const end = () => endRecord(payload, place)
const endOf = async () => (JSON.parse(await readFile(file(), 'utf8')) as { end: unknown }).end
const file = () => path.join(place.dataDir, 'last-end.json')
const NAMED = /The record held [\d,]+ events when Assay ended on .*, and 1 event was added behind them/

/** Runs a command of the console on this newsroom, where no server holds the database. */
const run = (name: string, ...args: string[]) =>
  runOn(name, place.dataDir, args, place.databaseUrl.replace(/^file:/, ''))

test('nothing is recorded any more once the end is about to be written down', async () => {
  letRecord(payload, false)
  const late = recordOwn(payload, {
    action: 'staff.deleted',
    at: new Date(),
    channel: 'job',
    actor: null,
    data: { name: null },
  })
  await expect(late).rejects.toThrow('nothing more is recorded')
  await start()
  await end()
  expect(told.mock.calls).toEqual([])
})

describe.runIf(onSqlite)('after an end in order', () => {
  test('commands of the console are no alarm: what they write moves the end', async () => {
    await start()
    await end()
    const { seq } = (await currentHead(payload))!
    expect(await run('createAdmin', '--email', 'second@desk.example', '--name', 'Second')).toMatchObject({
      code: 0,
    })
    expect((await currentHead(payload))!.seq).toBeGreaterThan(seq)
    const together = await Promise.all(
      ['third', 'fourth'].map((name) =>
        run('createAdmin', '--email', `${name}@desk.example`, '--name', name),
      ),
    )
    expect(together).toMatchObject([{ code: 0 }, { code: 0 }])
    const verified = await run('auditVerify')
    expect(verified.said).toContain('All of them are as the record says.')
    expect(verified.code).toBe(0)
    await start()
    expect(told.mock.calls).toEqual([])
  }, 120_000)

  test('an event that was put in is named by the check, by the start, and until somebody accepts it', async () => {
    await end()
    await putIn(payload)
    for (const _ of ['first', 'second']) {
      const named = await run('auditVerify')
      expect([named.code, named.said]).toEqual([1, expect.stringMatching(NAMED)])
    }
    await run('createAdmin', '--email', 'fifth@desk.example', '--name', 'Fifth') // hides nothing
    expect((await run('auditVerify')).said).toMatch(NAMED)

    await start()
    expect(told.mock.calls.flat()).toEqual([expect.stringMatching(NAMED)])
    await end()
    const after = await run('auditVerify')
    expect([after.code, after.said]).toEqual([
      1,
      expect.stringMatching(/At the start on .* events? was added/),
    ])

    expect(await run('auditAccept', 'The provider repaired it.')).toMatchObject({ code: 0 })
    told.mockClear()
    await start()
    await end()
    const accepted = await run('auditVerify')
    expect(accepted.said).toContain('“The provider repaired it.”')
    expect(accepted.code).toBe(0)
    expect(told.mock.calls).toEqual([])
  }, 180_000)

  test('another that is put in after it was found is named with it', async () => {
    await start()
    await end()
    const known = (await currentHead(payload))!.seq
    const again = ['--email', 'second@desk.example', '--name', 'Second']
    for (const [count, counted] of [
      [1, '1 event was added'],
      [2, '2 events were added'],
      [3, '3 events were added'],
    ] as const) {
      await putIn(payload)
      expect(await run('createAdmin', ...again)).toMatchObject({ code: 1 }) // on the staff already
      const named = await run('auditVerify')
      expect([named.code, named.said]).toEqual([1, expect.stringContaining(counted)])
      const { added } = JSON.parse(await readFile(file(), 'utf8')) as { added: unknown }
      expect(added).toMatchObject({ known, found: known + count })
    }
    expect(await run('auditAccept', 'We put them in.')).toMatchObject({ code: 0 })
    expect(await run('auditVerify')).toMatchObject({ code: 0 })

    // Behind what a command wrote, too.
    await putIn(payload)
    expect(await run('createAdmin', '--email', 'ninth@desk.example', '--name', 'Ninth')).toMatchObject({
      code: 0,
    })
    await putIn(payload)
    const head = (await currentHead(payload))!.seq
    await start()
    const found = head - (known + 4)
    expect(told.mock.calls.flat()).toEqual([expect.stringContaining(`${found} events were added`)])
    await end()
    expect(await run('auditAccept', 'Those, too.')).toMatchObject({ code: 0 })
  }, 240_000)

  test('it may be accepted before any start', async () => {
    await start()
    await end()
    await putIn(payload)
    expect(await run('auditAccept', 'We know.')).toMatchObject({ code: 0 })
    expect(await run('auditVerify')).toMatchObject({ code: 0 })
    await start()
    expect(told.mock.calls).toEqual([])
  }, 120_000)
})

describe.runIf(onSqlite)('a command of the console', () => {
  test('anchors what it wrote, also beside a server', async () => {
    await start()
    for (const name of ['sixth', 'seventh']) {
      const server = name === 'sixth' ? await holdDatabase(place.databaseUrl) : null
      const made = await run('createAdmin', '--email', `${name}@desk.example`, '--name', name)
      expect(made).toMatchObject({ code: 0 })
      const { anchors } = await readAnchors(place.dataDir)
      expect(anchors.at(-1)).toMatchObject((await currentHead(payload))!)
      await end()
      server?.release()
    }
  }, 120_000)

  test('that is refused leaves the end as it was', async () => {
    await start()
    await end()
    const before = await endOf()
    const accepted = await run('auditAccept', 'Nothing.')
    expect([accepted.code, accepted.said]).toEqual([1, expect.stringContaining('There is nothing to accept')])
    const made = await run('createAdmin', '--email', 'sixth@desk.example', '--name', 'Sixth')
    expect([made.code, made.said]).toEqual([1, expect.stringContaining('is on the staff already')])
    expect(await endOf()).toEqual(before)
    await putIn(payload)
    expect((await run('auditVerify')).said).toMatch(NAMED)
    expect(await run('auditAccept', 'We put it in.')).toMatchObject({ code: 0 })
  }, 120_000)
})

describe.runIf(onSqlite)('the end is an anchor', () => {
  /** An end in order that no anchor speaks of, as a command of an older Assay left it, and an event less. */
  async function cutEnd(): Promise<void> {
    await start()
    const before = (await currentHead(payload))!
    await recordOwn(payload, {
      action: 'staff.deleted',
      at: new Date(),
      channel: 'job',
      actor: null,
      data: { name: null },
    })
    const { anchors } = await readAnchors(place.dataDir)
    await end()
    const lines = anchors.map((anchor) => `${JSON.stringify(anchor)}\n`)
    await writeFile(anchorFile(place.dataDir), lines.join(''))
    await erase(payload, 'audit', { seq: { equals: before.seq + 1 } })
    await tamper(payload, 'auditHead', { name: { equals: 'main' } }, () => before)
  }

  test.each<[string, () => Promise<void>, string, string]>([
    ['cut', () => Promise.resolve(), 'now it ends with event', '1 event is missing'],
    [
      'exchanged',
      async () => void (await putIn(payload)),
      'is another one than at',
      'The database is another one',
    ],
    [
      'exchanged and gone on with',
      async () => {
        await putIn(payload)
        await putIn(payload)
      },
      'is another one than at',
      'The database is another one',
    ],
  ])(
    'where the record is %s',
    async (_, change, verified, refused) => {
      await cutEnd()
      await change()
      for (const _again of ['first', 'second']) {
        const named = await run('auditVerify')
        expect([named.code, named.said]).toEqual([1, expect.stringContaining(verified)])
        await expect(start()).rejects.toThrow(refused)
      }
      const made = await run('createAdmin', '--email', 'eighth@desk.example', '--name', 'Eighth')
      expect([made.code, made.said]).toEqual([1, expect.stringContaining(refused)])

      expect(await run('auditAccept', 'We know.')).toMatchObject({ code: 0 })
      expect(await run('auditVerify')).toMatchObject({ code: 0 })
      await start()
      expect(told.mock.calls).toEqual([])
      await end()
    },
    120_000,
  )
})

describe.runIf(onSqlite)('nobody is alarmed', () => {
  test('after an end that was none', async () => {
    await start() // and killed
    await putIn(payload)
    expect(await run('auditVerify')).toMatchObject({ code: 0 })
    await start()
    expect(told.mock.calls).toEqual([])
  }, 60_000)

  test('where an older Assay wrote no end', async () => {
    await end()
    const {
      end: _end,
      added: _added,
      ...older
    } = JSON.parse(await readFile(file(), 'utf8')) as object & {
      end: unknown
      added: unknown
    }
    await writeFile(file(), JSON.stringify(older))
    await putIn(payload)
    expect(await run('auditVerify')).toMatchObject({ code: 0 })
    await start()
    expect(told.mock.calls).toEqual([])
  }, 60_000)

  test('where the start of a server does not come to its end', async () => {
    await end()
    const failing = openRecord(place, async () => {
      throw new Error('The port is taken.')
    })
    await expect(failing).rejects.toThrow('The port is taken.')
    await start()
    expect(told.mock.calls).toEqual([])
    await end()
  })

  test('by a copy of the folder', async () => {
    await start()
    await end()
    const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-copied-'))
    for (const name of ['last-end.json', 'audit-anchors.jsonl'])
      await cp(path.join(place.dataDir, name), path.join(dataDir, name))
    await openRecord({ ...place, dataDir }, async () => payload)
    expect(told.mock.calls).toEqual([])
    await rm(dataDir, { recursive: true, force: true })
  })

  test('in a folder without that file, as after a restore', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-added-'))
    await putIn(payload)
    await openRecord({ ...place, dataDir }, async () => payload)
    expect(told.mock.calls).toEqual([])
    await rm(dataDir, { recursive: true, force: true })
  })
})
