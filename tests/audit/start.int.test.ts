// The start and the end of a server: what it looks at before it serves a database, what it says, and what
// somebody may accept.

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { acceptDatabase } from '#src/audit/besideDatabase/accept.ts'
import { anchorFile, anchorRecord, appendAnchor, readAnchors } from '#src/audit/besideDatabase/anchors.ts'
import { endRecord, openRecord } from '#src/audit/besideDatabase/openRecord.ts'
import { keepState } from '#src/audit/besideDatabase/serving.ts'
import { recordOwn } from '#src/audit/index.ts'
import { currentHead } from '#src/audit/reading/head.ts'
import { isSound, reportText } from '#src/audit/verify/reportText.ts'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'

const onSqlite = process.env.TEST_DATABASE !== 'mongodb'

let room: Newsroom
let payload: Payload
/** Each test has a folder of its own beside the one database. */
let place: { dataDir: string; databaseUrl: string }
const told = vi.fn<(sentence: unknown) => void>()

beforeAll(async () => {
  room = await openNewsroom()
  payload = room.payload
  vi.spyOn(payload.logger, 'error').mockImplementation(told)
})
afterAll(() => room?.close())
beforeEach(async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-start-'))
  place = { dataDir, databaseUrl: process.env.DATABASE_URL! }
  told.mockClear()
})
afterEach(() => rm(place.dataDir, { recursive: true, force: true }))

const open = vi.fn<() => Promise<Payload>>(async () => payload)

async function happens(): Promise<void> {
  await recordOwn(payload, {
    action: 'staff.deleted',
    at: new Date(),
    channel: 'job',
    actor: null,
    data: { name: null },
  })
}

async function actions(): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'audit',
    sort: 'seq',
    pagination: false,
    overrideAccess: true,
  })
  return docs.map(({ action }) => action)
}

async function checked() {
  return verifyRecord({ payload, ...(await readAnchors(place.dataDir)) })
}

function accept(reason = 'Restored from Sunday.') {
  return acceptDatabase({
    payload,
    dataDir: place.dataDir,
    reason,
    operator: 'root',
    log: null,
    now: new Date(),
  })
}

test('a newsroom of before, with hourly anchors and no baseline, starts without alarm and gets its baseline once', async () => {
  await anchorRecord({ payload, now: new Date(0), dataDir: place.dataDir })
  await openRecord(place, open)
  await endRecord(payload, place)
  await openRecord(place, open)
  await endRecord(payload, place)
  expect((await actions()).filter((action) => action === 'record.baseline')).toHaveLength(1)
  expect(told.mock.calls).toEqual([])
  expect(isSound(await checked())).toBe(true)
})

test('a server writes the end of the record down when it ends', async () => {
  await openRecord(place, open)
  await happens()
  await endRecord(payload, place)
  const { anchors } = await readAnchors(place.dataDir)
  expect(anchors.at(-1)).toMatchObject((await currentHead(payload))!)
})

test('a database that holds less than was written down is refused, until somebody accepts it with a reason', async () => {
  const head = (await currentHead(payload))!
  await appendAnchor(place.dataDir, { at: '2026-03-01T15:00:00.000Z', seq: head.seq + 20, hash: 'f' })
  await expect(openRecord(place, open)).rejects.toThrow(
    `The database holds ${head.seq} events, but its record held ${head.seq + 20} events on 2026-03-01 at 15:00 UTC: 20 events are missing. Bring the right database back, or accept this one with npm run audit:accept -- "why".`,
  )
  expect((await checked()).chain.broken).toMatchObject({ fault: 'anchor' })

  expect(await accept()).toEqual({ missing: 20, foreign: 0 })
  expect((await actions()).slice(head.seq)).toEqual(['record.accepted']) // the first event after it
  await openRecord(place, open)
  await happens()
  await endRecord(payload, place)
  const report = await checked()
  expect(isSound(report)).toBe(true)
  expect(reportText(report)).toMatch(
    /On .* root accepted the database as it was, with 20 events missing; \d+ events? stands? behind the last anchor that agrees: “Restored from Sunday.”/,
  )
  await expect(accept()).rejects.toThrow('There is nothing to accept')
})

test('a database that is another one is refused, though it holds more', async () => {
  const { seq } = (await currentHead(payload))!
  await appendAnchor(place.dataDir, {
    at: '2026-03-01T15:00:00.000Z',
    seq: seq - 1,
    hash: 'of another newsroom',
  })
  await expect(openRecord(place, open)).rejects.toThrow(
    `its event ${seq - 1} was not the one that is there now`,
  )
  expect(await accept('We moved.')).toEqual({ missing: 0, foreign: 0 })
  await openRecord(place, open)
  expect((await checked()).findings).toEqual([])
  expect((await checked()).chain.broken).toBeNull()
})

test('an anchor that only claims to have been accepted is named', async () => {
  await appendAnchor(place.dataDir, { at: '2026-03-01T15:00:00.000Z', seq: 900, hash: 'f' })
  const head = (await currentHead(payload))!
  await happens()
  await appendAnchor(place.dataDir, {
    at: new Date().toISOString(),
    ...(await currentHead(payload))!,
    acceptedAfter: 0,
  })
  expect((await checked()).findings.map(({ message }) => message)).toEqual([
    `The file of anchors says that event ${head.seq + 1} accepted the database as it was, and the record does not.`,
  ])
})

test.runIf(onSqlite)(
  'a database that is missing or empty beside anchors is refused before an empty one is made',
  async () => {
    await appendAnchor(place.dataDir, { at: '2026-03-01T15:00:00.000Z', seq: 425, hash: 'f' })
    const missing = { ...place, databaseUrl: `file:${path.join(place.dataDir, 'gone.db')}` }
    open.mockClear()
    await expect(openRecord(missing, open)).rejects.toThrow(
      /gone\.db is missing or empty, but its record held 425 events on 2026-03-01 at 15:00 UTC\. Bring/,
    )
    await writeFile(path.join(place.dataDir, 'gone.db'), '')
    await expect(openRecord(missing, open)).rejects.toThrow('is missing or empty')
    expect(open).not.toHaveBeenCalled()
  },
)

test.runIf(onSqlite)(
  'a start after a kill, without the log, is told, is on the record, and is named until it is accepted',
  async () => {
    const killed = { ...place, databaseUrl: `file:${path.join(place.dataDir, 'killed.db')}` }
    await writeFile(path.join(place.dataDir, 'killed.db'), 'a file')
    await keepState(killed, { state: 'serving', hasLog: true })
    await openRecord(killed, open)
    const sentence = expect.stringMatching(
      /^Assay had not ended in order, and the write-ahead log .* was missing/,
    )
    expect(told.mock.calls).toEqual([[sentence]])
    expect((await actions()).at(-1)).toBe('record.log.lost')
    await endRecord(payload, killed)

    await openRecord(killed, open) // told once
    expect(told).toHaveBeenCalledTimes(1)
    expect((await checked()).findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^At the start on .*: Assay had not ended in order/),
    ])
    expect(await accept('The power was cut.')).toEqual({ missing: 0, foreign: 0 })
    expect(isSound(await checked())).toBe(true)
  },
)

test.runIf(onSqlite)(
  'a log that is not there is no alarm after an end in order, nor where nothing was written yet',
  async () => {
    const quiet = { ...place, databaseUrl: `file:${path.join(place.dataDir, 'quiet.db')}` }
    await writeFile(path.join(place.dataDir, 'quiet.db'), 'a file')
    for (const state of [{ state: 'ended' }, { state: 'serving', hasLog: false }] as const) {
      await keepState(quiet, state)
      await openRecord(quiet, open)
    }
    expect(told.mock.calls).toEqual([])
  },
)

test('damaged files beside the database are told of in a sentence each, and gone round', async () => {
  await writeFile(path.join(place.dataDir, 'last-end.json'), '{"state":')
  await anchorRecord({ payload, now: new Date(), dataDir: place.dataDir })
  await writeFile(
    anchorFile(place.dataDir),
    `${await readFile(anchorFile(place.dataDir), 'utf8')}{"at":"2026`,
  )
  await openRecord(place, open)
  const unreadable = expect.stringMatching(/last-end\.json cannot be read/)
  expect(told.mock.calls.flat()).toEqual([
    expect.stringMatching(/^Line 2 of .*audit-anchors\.jsonl is not an anchor/),
    ...Array(onSqlite ? 1 : 0).fill(unreadable),
  ])
  await happens()
  await endRecord(payload, place)
  expect((await readAnchors(place.dataDir)).anchors).toHaveLength(2)
})

test('a folder in the place of the anchors is told of, and the newsroom is served', async () => {
  await mkdir(anchorFile(place.dataDir))
  await openRecord(place, open)
  expect(told.mock.calls.flat()).toEqual([
    expect.stringMatching(/audit-anchors\.jsonl cannot be read \(EISDIR\): make it a file/),
  ])
  const { findings } = await checked()
  expect(findings.map(({ about }) => about)).toEqual(['record'])
})
