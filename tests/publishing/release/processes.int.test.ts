// Two processes, each with the real clock and its real jobs, on one database: what is due in the same
// minute is released once.

import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { published } from '../../support/articles.ts'
import { bundled } from '../../support/bundled.ts'
import { openNewsroom, type Newsroom } from '../../support/newsroom.ts'
import { soundness } from '../../support/release.ts'

/** SQLite is for one process (docs/decisions/0002): there it is shown that a second one does no harm. */
const ARTICLES = Number(process.env.DUE_ARTICLES ?? 20)
const NINE = '2027-03-01T09:00:00.000Z'
const eight = new Date('2027-03-01T08:00:00.000Z')
let clockProcess: string
beforeAll(async () => {
  clockProcess = await bundled(join(import.meta.dirname, 'fixture/clock.ts'))
})

let room: Newsroom
const ids: string[] = []
const clocks: Clock[] = []

type Clock = { child: ChildProcess; ready: Promise<void>; ended: Promise<number | null>; said: () => string }

function startClock(): Clock {
  const child = spawn(process.execPath, ['--conditions=production', clockProcess], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' },
  })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', () => said.includes('ready') && resolve())
    void ended.then((code) => reject(new Error(`A clock ended with ${code}: ${said}`)))
  })
  return { child, ready, ended, said: () => said }
}

const outNow = async () =>
  (
    await room.payload.count({
      collection: 'editions',
      where: { state: { equals: 'out' } },
      overrideAccess: true,
    })
  ).totalDocs

beforeAll(async () => {
  room = await openNewsroom()
  const { payload, staff } = room
  for (let i = 0; i < ARTICLES; i += 1)
    ids.push(
      (
        await published(payload, {
          author: staff.author,
          editor: staff.editor,
          data: { releaseAt: NINE },
          now: eight,
        })
      ).id,
    )
  await payload.db.deleteMany({ collection: 'outbox', where: {} })
  clocks.push(startClock(), startClock())
  await Promise.all(clocks.map(({ ready }) => ready))
}, 180_000)
afterAll(async () => {
  for (const { child } of clocks) child.kill()
  await room?.close()
})

test(`${ARTICLES} articles due in the same minute are each released once, although both clocks want all of them`, async () => {
  const { payload } = room
  const aheadMs = Date.parse(NINE) - 3_000 - Date.now()
  for (const { child } of clocks) child.stdin!.write(`go ${aheadMs}\n`)
  const patience = Date.now() + 60_000
  while ((await outNow()) < ARTICLES && Date.now() < patience) await sleep(500)
  await sleep(2_500)
  for (const { child } of clocks) child.stdin!.end()
  expect(await Promise.all(clocks.map(({ ended }) => ended))).toEqual([0, 0])

  const { docs: editions } = await payload.find({
    collection: 'editions',
    depth: 0,
    pagination: false,
    overrideAccess: true,
  })
  expect(editions.map(({ state }) => state)).toEqual(ids.map(() => 'out'))
  const { docs: releases } = await payload.find({
    collection: 'audit',
    where: { action: { equals: 'release' } },
    depth: 0,
    pagination: false,
    overrideAccess: true,
  })
  expect(releases.map(({ article }) => article).toSorted()).toEqual(ids.toSorted())
  const { docs: articles } = await payload.find({
    collection: 'articles',
    draft: true,
    depth: 0,
    pagination: false,
    overrideAccess: true,
  })
  expect(articles.map(({ state, live }) => `${state} ${live}`)).toEqual(ids.map(() => 'published published'))
  expect(await soundness(payload)).toEqual({ broken: null, findings: [] })

  const late = editions
    .map(({ goesOutAt, outAt }) => Date.parse(outAt!) - Date.parse(goesOutAt))
    .toSorted((left, right) => left - right)
  process.stdout.write(
    `${ARTICLES} released by two processes: half of them within ${late[Math.floor(late.length / 2)]} ms of their time, the last ${late.at(-1)} ms after it\n`,
  )
}, 90_000)
