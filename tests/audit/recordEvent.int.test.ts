// The record as it is written: each event follows the one before, whoever writes at the same moment.

import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordEvent, recordOwn } from '#src/audit/index.ts'
import { currentHead } from '#src/audit/reading/head.ts'
import { type AuditEvent, eventOf } from '#src/auditEvents/events/event.ts'
import { GENESIS, hashEvent } from '#src/auditEvents/hash.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { headOf } from '../auditEvents/chain.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'

let room: Newsroom
let payload: Payload
const now = new Date('2025-07-10T12:00:00.000Z')

beforeAll(async () => {
  room = await openNewsroom({ staffed: false })
  payload = room.payload
})
afterAll(() => room?.close())

/** Settings that changed from nothing to these. */
function changed(settings: Record<string, unknown>) {
  return {
    changes: Object.fromEntries(Object.entries(settings).map(([name, to]) => [name, { from: null, to }])),
  }
}

async function stored(): Promise<AuditEvent[]> {
  const { docs } = await payload.find({
    collection: 'audit',
    sort: 'seq',
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs.map(eventOf)
}

function broken(events: AuditEvent[]): string[] {
  return events.flatMap((event, i) => {
    const previous = events[i - 1]
    const problems: string[] = []
    if (event.seq !== i + 1) problems.push(`${event.seq} stands at ${i + 1}`)
    if (event.previousHash !== (previous?.hash ?? GENESIS)) problems.push(`${event.seq} does not follow`)
    if (event.hash !== hashEvent(event.previousHash, event))
      problems.push(`${event.seq} is not what was hashed`)
    return problems
  })
}

test('forty who write at once make one chain, and those who fail leave no gap', async () => {
  const fails = (n: number) =>
    inTransaction(payload, null, async (req) => {
      await recordEvent(req, {
        action: 'settings.changed',
        at: now,
        channel: 'job',
        actor: null,
        data: changed({ fails: n }),
      })
      throw new Error('changed my mind')
    }).catch((error: Error) => error.message)
  const writes = (n: number) =>
    recordOwn(payload, {
      action: 'settings.changed',
      at: now,
      channel: 'job',
      actor: null,
      data: changed({ test: n }),
    })
  const joins = (n: number) =>
    inTransaction(payload, null, (req) =>
      recordEvent(req, {
        action: 'settings.changed',
        at: now,
        channel: 'job',
        actor: null,
        data: changed({ joined: n }),
      }),
    )
  const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)
  const [own, joined, failed] = await Promise.all([
    Promise.all(numbers(40).map(writes)),
    Promise.all(numbers(5).map(joins)),
    Promise.all(numbers(4).map(fails)),
  ])
  const events = await stored()
  expect(broken(events)).toEqual([])
  expect(events).toHaveLength(45)
  expect(new Set([...own, ...joined].map(({ seq }) => seq)).size).toBe(45)
  expect(failed).toEqual(Array.from({ length: 4 }, () => 'changed my mind'))
})

test('what was hashed is what either database gives back', async () => {
  const data = {
    undefined: undefined,
    null: null,
    date: new Date(0),
    zero: -0,
    tiny: 1e-7,
    large: 2 ** 53,
    half: 0.1,
    empty: {},
    none: [],
    blank: '',
    inner: { z: [1, { b: undefined, a: 'é\u0301' }], a: false },
    odd: 'a \uD800 surrogate, a "quote", a \\, a line\nfeed, \u2028 and 🜚',
    'with.dot': 1,
    $dollar: 2,
    10: 'ten',
    2: 'two',
  }
  await recordOwn(payload, {
    action: 'settings.changed',
    at: now,
    channel: 'console',
    actor: { id: 'x', name: 'A \uDC00 name', role: '' },
    note: '',
    subject: '',
    contentHash: '',
    revision: 0,
    data: changed({ odd: data }),
  })
  await recordOwn(payload, {
    action: 'settings.changed',
    at: now,
    channel: 'console',
    actor: null,
    note: ' spaces\r\n',
    data: { changes: {} },
  })
  const events = await stored()
  expect(broken(events)).toEqual([])
  const [odd, plain] = events.slice(-2)
  expect(odd).toMatchObject({
    actorRole: null,
    note: null,
    subject: null,
    article: null,
    revision: 0,
    data: changed({
      odd: { date: '1970-01-01T00:00:00.000Z', empty: {}, none: [], blank: '', zero: 0 },
    }),
  })
  expect(plain).toMatchObject({ note: ' spaces\r\n', data: { changes: {} }, actorName: 'System' })
})

test('an event outside of a transaction is refused', async () => {
  const req = { payload } as Parameters<typeof recordEvent>[0]
  await expect(
    recordEvent(req, { action: 'reader.deleted', at: now, channel: 'job', actor: null, data: null }),
  ).rejects.toThrow('use recordOwn')
})

test('an event with data that is not of its action fails before anything is stored', async () => {
  const before = await stored()
  const typo = { task: 'a-task', labl: 'A figure has changed.' } as unknown as { task: string; label: string }
  const event = {
    action: 'task.dismiss',
    at: now,
    channel: 'job',
    actor: null,
    article: 'a',
    data: typo,
  } as const
  await expect(recordOwn(payload, event)).rejects.toThrow(
    /“task.dismiss” is not recorded with such data.*labl/s,
  )
  await expect(inTransaction(payload, null, (req) => recordEvent(req, event))).rejects.toThrow('labl')
  expect(await stored()).toEqual(before)
  expect(await currentHead(payload)).toEqual(before.length > 0 ? headOf(before) : null)
})
