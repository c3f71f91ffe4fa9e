// The short way to rows gives what the long way gives, on both databases, and never less of a condition.

import {
  type CollectionSlug,
  createLocalReq,
  initTransaction,
  killTransaction,
  type PayloadRequest,
  type Where,
} from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listedNow, readableNow } from '#access/visibility.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { countRows, readRows, recount } from '#src/database/index.ts'
import { published, withdraw } from '../support/articles.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let room: Newsroom
const now = new Date()
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const FIELDS = [
  'slug',
  'state',
  'headline',
  'publishedAt',
  'goneAt',
  'edition',
  'nextAt',
  'next',
  'commenting',
  'documentHash',
  'document',
] as const

beforeAll(async () => {
  room = await openNewsroom()
  const { payload, staff } = room
  for (let i = 5; i > 0; i -= 1)
    await published(payload, {
      author: staff.author,
      editor: staff.editor,
      data: { headline: `It's the “${i}th” of Zinc; -- %` },
      now: ago(i),
    })
  const last = await published(payload, { author: staff.author, editor: staff.editor, now: ago(0) })
  await withdraw(payload, staff, last.id, 'It was wrong.', now)
})
afterAll(() => room?.close())

async function longWay(
  collection: CollectionSlug,
  where: Where,
  fields: readonly string[],
  sort: readonly string[],
  limit: number,
): Promise<unknown[]> {
  const { docs } = await room.payload.find({
    collection,
    where,
    sort: [...sort],
    limit,
    pagination: false,
    depth: 0,
    select: Object.fromEntries(fields.map((field) => [field, true])),
    showHiddenFields: true,
    overrideAccess: true,
  })
  const json = new Set(['document', 'next', 'reasons'])
  return docs.map((doc) => bare({ ...doc }, json))
}

/** Without what is not set; json parsed, since the short way gives its text. */
function bare(row: Record<string, unknown>, json: Set<string>): Record<string, unknown> {
  const held = Object.entries(row).filter(
    ([name, value]) => value !== null && value !== undefined && name !== 'createdAt' && name !== 'updatedAt',
  )
  return Object.fromEntries(
    held.map(([name, value]) => [
      name,
      json.has(name) && typeof value === 'string' ? JSON.parse(value) : value,
    ]),
  )
}

test.each<[string, Where, string[], number]>([
  ['all that can be read, newest first', readableNow(now), ['-publishedAt', '-id'], 100],
  ['what is listed, oldest first', listedNow(now), ['publishedAt', 'id'], 100],
  ['the first two', listedNow(now), ['-publishedAt', '-id'], 2],
  ['one of two states', { state: { in: ['withdrawn', 'held'] } }, ['id'], 10],
  ['none of none', { state: { in: [] } }, ['id'], 10],
  ['what has no next edition', { nextAt: { exists: false } }, ['id'], 10],
  ['what has one', { nextAt: { exists: true } }, ['id'], 10],
  [
    'either of two conditions',
    {
      or: [
        { edition: { greater_than: 1 } },
        { and: [{ publishedAt: { less_than: ago(3).toISOString() } }, { edition: { equals: 1 } }] },
      ],
    },
    ['-publishedAt'],
    10,
  ],
  ['a text that looks like SQL', { headline: { equals: `It's the “3th” of Zinc; -- %` } }, ['id'], 10],
  ['a relation to many, which it leaves to Payload', { authors: { in: ['nobody'] } }, ['id'], 10],
])('%s', async (_, where, sort, limit) => {
  const rows = await readRows({
    payload: room.payload,
    collection: 'publicCopies',
    where,
    fields: FIELDS,
    sort,
    limit,
  })
  expect(rows.map((row) => bare(row, new Set(['document', 'next'])))).toEqual(
    await longWay('publicCopies', where, FIELDS, sort, limit),
  )
  const all = await readRows({ payload: room.payload, collection: 'publicCopies', where, fields: [] })
  expect(await countRows({ payload: room.payload, collection: 'publicCopies', where })).toBe(all.length)
})

test('a field of type json comes as its text', async () => {
  const [row] = await readRows<{ id: string; document: string }>({
    payload: room.payload,
    collection: 'publicCopies',
    where: {},
    fields: ['document'],
    sort: ['publishedAt'],
    limit: 1,
  })
  expect(JSON.parse(row!.document)).toMatchObject({ standfirst: 'A short note.' })
})

test('a condition on a field that there is not is an error, and never no condition', async () => {
  await expect(
    readRows({
      payload: room.payload,
      collection: 'publicCopies',
      where: { nonsense: { equals: 1 } },
      fields: [],
      limit: 1,
    }),
  ).rejects.toThrow(Error)
})

test('a condition on the rows of an array asks for one that is so', async () => {
  const { payload, staff } = room
  const login = await payload.login({
    collection: 'staff',
    data: { email: staff.author.email, password: room.password },
  })
  const { sid } = JSON.parse(Buffer.from(login.token!.split('.')[1]!, 'base64url').toString()) as {
    sid: string
  }
  const found = async (id: string, session: string) =>
    (
      await readRows({
        payload,
        collection: 'staff',
        where: { and: [{ id: { equals: id } }, { 'sessions.id': { equals: session } }] },
        fields: ['name'],
        limit: 1,
      })
    ).map((row) => row.id)
  expect(await found(staff.author.id, sid)).toEqual([staff.author.id])
  expect(await found(staff.editor.id, sid)).toEqual([])
  expect(await found(staff.author.id, `${sid}x`)).toEqual([])
})

test('a count is kept of what is there within the transaction, and goes when it goes', async () => {
  const { payload } = room
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: {},
    limit: 1,
    overrideAccess: true,
  })
  const id = docs[0]!.id
  const edition = async () =>
    (
      await readRows<{ id: string; edition: number }>({
        payload,
        collection: 'publicCopies',
        where: { id: { equals: id } },
        fields: ['edition'],
      })
    )[0]!.edition
  const before = await edition()
  const count = (req: PayloadRequest) =>
    recount({
      payload,
      req,
      collection: 'publicCopies',
      id,
      field: 'edition',
      of: { collection: 'publicCopies', where: listedNow(now) },
    })
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  await count(req)
  await killTransaction(req)
  expect(await edition()).toBe(before)
  await inTransaction(payload, null, count)
  expect(await edition()).toBe(
    await countRows({ payload, collection: 'publicCopies', where: listedNow(now) }),
  )
})

test.runIf(process.env.TEST_DATABASE !== 'mongodb')(
  'bytes that somebody put into the file are read as nothing, and end nothing',
  async () => {
    const { payload } = room
    const { client } = payload.db as unknown as { client: { execute: (sql: string) => Promise<unknown> } }
    await client.execute(
      `UPDATE public_copies SET headline = x'ff00', edition = x'ff', document_hash = x'ff00' WHERE id = (SELECT id FROM public_copies LIMIT 1)`,
    )
    const rows = await readRows<{ id: string; headline: string | null; edition: number | null }>({
      payload,
      collection: 'publicCopies',
      where: {},
      fields: ['headline', 'edition', 'documentHash'],
    })
    expect(
      rows.filter(
        (row) =>
          row.headline === null && row.edition === null && !('documentHash' in row && row.documentHash),
      ),
    ).toHaveLength(1)
    expect(rows.length).toBeGreaterThan(1)
  },
)
