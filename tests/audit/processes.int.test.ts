// Two processes on one MongoDB write the record at once, beginning with its very first event: one chain,
// without a gap.

import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { bundled } from '../support/bundled.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'

const EVENTS = 48
let recorder: string
beforeAll(async () => {
  recorder = await bundled(join(import.meta.dirname, 'fixture/recorder.ts'))
})
const onMongo = process.env.TEST_DATABASE === 'mongodb'

type Recorder = { ready: Promise<void>; begin: () => void; ended: Promise<number | null> }

function start(name: string): Recorder {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=production', recorder, name, String(EVENTS)],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' } },
  )
  let errors = ''
  child.stderr!.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve(code) : reject(new Error(`${name} ended with ${code}: ${errors}`)),
    )
  })
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) resolve()
    })
    ended.catch(reject)
  })
  return { ready, ended, begin: () => child.stdin!.write('go\n') }
}

// SQLite has one process (docs/decisions/0002).
describe.runIf(onMongo)('two processes', () => {
  let room: Newsroom

  beforeAll(async () => {
    room = await openNewsroom({ staffed: false })
  })
  afterAll(() => room?.close())

  test('do not fork the record', async () => {
    const recorders = [start('one'), start('other')]
    await Promise.all(recorders.map(({ ready }) => ready))
    for (const { begin } of recorders) begin()
    expect(await Promise.all(recorders.map(({ ended }) => ended))).toEqual([0, 0])
    const { chain } = await verifyRecord({ payload: room.payload })
    expect(chain).toMatchObject({ broken: null, events: 2 * (EVENTS - EVENTS / 8) })
    const { totalDocs } = await room.payload.count({
      collection: 'audit',
      where: { note: { equals: 'never' } },
      overrideAccess: true,
    })
    expect(totalDocs).toBe(0)
  }, 120_000)
})
