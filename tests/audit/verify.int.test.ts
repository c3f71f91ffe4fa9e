// npm run audit:verify, on a newsroom at work and on one that somebody changed straight in the database.

import { readFile, writeFile } from 'node:fs/promises'
import type { Payload } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '#payload-types'
import { anchorFile, anchorRecord, appendAnchor, readAnchors } from '#src/audit/besideDatabase/anchors.ts'
import { isSound, reportText } from '#src/audit/verify/reportText.ts'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { p, text } from '#src/demo/text.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { draft, published, take } from '../support/articles.ts'
import { as, type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { erase, restore, tamper } from './tamper.ts'

let room: Newsroom
let payload: Payload
let zinc: Article
const at = (minute: number) => new Date(Date.UTC(2025, 6, 10, 12, minute))
const onZinc = () => ({ article: { equals: zinc.id } })

beforeAll(async () => {
  room = await openNewsroom()
  payload = room.payload
  const { author, editor, admin } = room.staff
  zinc = await published(payload, { author, editor, data: { headline: 'Zinc' }, now: at(0) })
  await change(zinc, 'Stocks fell again.')
  for (const [minute, action] of (['submit', 'approve', 'publish'] as const).entries())
    await take(payload, action === 'submit' ? author : editor, zinc.id, action, { now: at(10 + minute) })

  // One that waits for its time, one that waited and was called back, one that an admin withdrew.
  for (const headline of ['Tin', 'Lead'])
    await published(payload, { author, editor, data: { headline, releaseAt: '2100-01-01T00:00:00.000Z' } })
  const { docs } = await payload.find({
    collection: 'articles',
    where: { headline: { equals: 'Lead' } },
    draft: true,
    depth: 0,
    overrideAccess: true,
  })
  await take(payload, editor, docs[0]!.id, 'cancel-release')
  const gone = await published(payload, { author, editor, data: { headline: 'Nickel' } })
  await take(payload, admin, gone.id, 'emergency-withdraw', { note: 'A wrong price.' })
  await draft(payload, author)
})
afterAll(() => room?.close())

/** A new text of a public article, with the note that readers will see. */
async function change(article: Article, sentence: string): Promise<void> {
  await payload.update({
    collection: 'articles',
    id: article.id,
    draft: true,
    data: {
      body: text(p(sentence)) as unknown as Article['body'],
      change: { kind: 'update', note: 'With the July stocks.' },
    },
    ...as(room.staff.author),
  })
}

async function findings(): Promise<string[]> {
  return (await verifyRecord({ payload })).findings.map(({ message }) => message)
}

test('a newsroom at work is as its record says', async () => {
  const report = await verifyRecord({ payload })
  expect(report.findings).toEqual([])
  expect(report.chain.broken).toBeNull()
  expect(report.checked).toEqual({ publicCopies: 4, editions: 6, staff: 5, rows: 5, files: 0, anchors: 0 })
  expect(isSound(report)).toBe(true)
  expect(reportText(report)).toContain('All of them are as the record says.')
})

test('a newsroom that goes on working while it is checked is still as its record says', async () => {
  const { author, editor } = room.staff
  const [report] = await Promise.all([
    verifyRecord({ payload }),
    published(payload, { author, editor }),
    published(payload, { author, editor }),
  ])
  expect(report.chain.broken).toBeNull()
  expect(report.findings).toEqual([])
})

describe('somebody who changes the database past Assay is found out', () => {
  let undo: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const each of undo.toReversed()) await each()
    undo = []
    const left = await findings()
    if (left.length > 0) throw new Error(`The test left something behind: ${left.join(' ')}`)
  })

  async function changed(
    ...[collection, where, how]: [
      Parameters<typeof tamper>[1],
      Parameters<typeof tamper>[2],
      Parameters<typeof tamper>[3],
    ]
  ): Promise<string[]> {
    const before = await tamper(payload, collection, where, how)
    undo.push(() => restore(payload, collection, before))
    return findings()
  }

  test('a word of the public copy', async () => {
    const found = await changed('publicCopies', onZinc(), ({ document }) => ({
      document: { ...(document as object), standfirst: 'A longer note.', body: text(p('Stocks rose.')) },
    }))
    expect(found).toEqual([
      'The public copy of “Zinc” differs from edition 2, which The editor published on 2025-07-10 at 12:12 UTC: standfirst and body.',
    ])
  })

  test('a word of the public copy, with its hash put right', async () => {
    const found = await changed('publicCopies', onZinc(), ({ document }) => {
      const forged = { ...(document as object), disclosure: null, headline: 'Zinc soars' }
      return { document: forged, headline: 'Zinc soars', documentHash: digestOf(forged) }
    })
    expect(found).toEqual([
      'The public copy of “Zinc soars” differs from edition 2, which The editor published on 2025-07-10 at 12:12 UTC: headline.',
    ])
  })

  test('the public copy and its edition together, with their hashes put right', async () => {
    const forge = ({ document }: Record<string, unknown>) => {
      const forged = { ...(document as object), standfirst: 'Forged.' }
      return { document: forged, documentHash: digestOf(forged) }
    }
    await changed('editions', { and: [onZinc(), { number: { equals: 2 } }] }, forge)
    const found = await changed('publicCopies', onZinc(), forge)
    expect(found).toEqual([
      'The public copy of “Zinc” differs from edition 2, which The editor published on 2025-07-10 at 12:12 UTC; where, nobody can say, since the edition that was kept is gone or changed too.',
      'Edition 2 of “Zinc” holds another document than the record says was published.',
    ])
  })

  test('an older edition shown again', async () => {
    const first = await payload.db.findOne<Record<string, unknown> & { id: string }>({
      collection: 'editions',
      where: { and: [onZinc(), { number: { equals: 1 } }] },
    })
    const found = await changed('publicCopies', onZinc(), () => ({
      edition: 1,
      document: first!.document,
      documentHash: first!.documentHash,
    }))
    expect(found).toEqual([
      'The public copy of “Zinc” is edition 1, but the record says edition 2: The editor published edition 2 on 2025-07-10 at 12:12 UTC.',
    ])
  })

  test('a page hidden, an address or a time of release changed', async () => {
    expect(await changed('publicCopies', onZinc(), () => ({ state: 'unpublished' }))).toEqual([
      'The public copy of “Zinc” is marked as unpublished, but the record says published: The editor published edition 2 on 2025-07-10 at 12:12 UTC.',
    ])
    expect(
      await changed('publicCopies', { headline: { equals: 'Tin' } }, () => ({
        publishedAt: '2025-01-01T00:00:00.000Z',
      })),
    ).toContain('The public copy of “Tin” is kept under another publishedAt than its text says.')
    expect(
      await changed('publicCopies', { headline: { equals: 'Nickel' } }, () => ({
        state: 'published',
        slug: 'copper',
      })),
    ).toEqual(
      expect.arrayContaining([
        'The public copy of “Nickel” is kept under another slug than its text says.',
        expect.stringMatching(
          /^The public copy of “Nickel” is marked as published, but the record says withdrawn: The admin withdrew the article with edition 2/,
        ),
      ]),
    )
    expect(
      await changed('publicCopies', { headline: { equals: 'Lead' } }, () => ({ state: 'published' })),
    ).toContain('The public copy of “Lead” is marked as published, but the record says unpublished.')
  })

  test('what an edition holds, who approved it, and that it went out in an emergency', async () => {
    const second = { and: [onZinc(), { number: { equals: 2 } }] }
    expect(
      await changed('editions', second, ({ content }) => ({
        content: { ...(content as object), standfirst: 'Forged.' },
      })),
    ).toEqual(['Edition 2 of “Zinc” holds other content than its hash says was approved.'])
    expect(
      await changed('editions', second, ({ approvals }) => ({
        approvals: (approvals as object[]).map((each) => ({
          ...each,
          by: room.staff.compliance.id,
          byName: 'The compliance',
        })),
      })),
    ).toContain('Edition 2 of “Zinc” names an approval by The compliance that is not on the record.')
    expect(
      await changed(
        'editions',
        { and: [{ headline: { equals: 'Nickel' } }, { number: { equals: 2 } }] },
        () => ({ override: null }),
      ),
    ).toContain('Edition 2 of “Nickel” no longer says that it went out in an emergency.')
  })

  test('a role that nobody gave, and a colleague who was never let in', async () => {
    const found = await changed('staff', { id: { equals: room.staff.author.id } }, () => ({ role: 'admin' }))
    expect(found).toEqual([
      expect.stringMatching(/^The author is admin, but the record says author, as System set it on /),
    ])
    const { id } = await payload.db.create({
      collection: 'staff',
      data: { name: 'A stranger', email: 'stranger@desk.example', role: 'admin', slug: 'a-stranger' },
    })
    expect(await findings()).toContain(
      'A stranger is on the staff as admin, and the record does not say who let them in.',
    )
    await erase(payload, 'staff', { id: { equals: id } })
  })
})

describe('the record itself', () => {
  test('is guarded by what was written down outside of the database', async () => {
    const dataDir = process.env.DATA_DIR!
    expect(await anchorRecord({ payload, now: at(30), dataDir })).toBe(true)
    expect(await anchorRecord({ payload, now: at(90), dataDir })).toBe(false)
    const { anchors } = await readAnchors(dataDir)
    expect(anchors).toMatchObject([{ at: '2025-07-10T12:30:00.000Z' }])
    expect((await verifyRecord({ payload, anchors })).chain.broken).toBeNull()

    // Cut off together with the head, the chain looks whole without the anchor.
    const { seq } = anchors[0]!
    const [last, before] = await Promise.all(
      [seq, seq - 1].map((number) =>
        payload.db.findOne<{ id: string; hash: string }>({
          collection: 'audit',
          where: { seq: { equals: number } },
        }),
      ),
    )
    await erase(payload, 'audit', { id: { equals: last!.id } })
    const head = await tamper(payload, 'auditHead', { name: { equals: 'main' } }, () => ({
      seq: seq - 1,
      hash: before!.hash,
    }))
    expect((await verifyRecord({ payload })).chain.broken).toBeNull()
    const report = await verifyRecord({ payload, anchors })
    expect(report.chain.broken).toEqual({
      seq,
      fault: 'anchor',
      message: `At 2025-07-10T12:30:00.000Z the record held ${seq} events, as was written down outside of the database; now it ends with event ${seq - 1}.`,
    })
    expect(isSound(report)).toBe(false)
    expect(reportText(report)).toMatch(/^THE RECORD IS BROKEN at event \d+\. At 2025-07-10/)

    // With the head left alone it is found without.
    await restore(payload, 'auditHead', head)
    expect((await verifyRecord({ payload })).chain.broken).toMatchObject({ fault: 'truncated', seq })
  })

  test('says so when the file of anchors was changed, and goes on with what can be read', async () => {
    const dataDir = process.env.DATA_DIR!
    const file = anchorFile(dataDir)
    await writeFile(file, `${await readFile(file, 'utf8')}{"seq":`)
    const { anchors, problems } = await readAnchors(dataDir)
    expect([anchors.length, problems]).toEqual([1, [expect.stringMatching(/^Line 2 of .* is not an anchor/)]])
    expect((await verifyRecord({ payload, problems })).findings).toContainEqual(
      expect.objectContaining({ about: 'record', message: problems[0] }),
    )
    // What is written after half a line stands on a line of its own.
    await appendAnchor(dataDir, { at: at(95).toISOString(), seq: 1, hash: 'h' })
    expect((await readAnchors(dataDir)).anchors).toHaveLength(2)
  })

  test('names an event that was altered, and one that is missing', async () => {
    const before = await tamper(payload, 'audit', { seq: { equals: 4 } }, () => ({
      actorName: 'Somebody else',
    }))
    expect((await verifyRecord({ payload })).chain.broken).toMatchObject({ fault: 'altered', seq: 4 })
    await restore(payload, 'audit', before)
    await erase(payload, 'audit', { seq: { equals: 3 } })
    expect((await verifyRecord({ payload })).chain.broken).toMatchObject({
      fault: 'missing',
      seq: 3,
      message: 'Event 3 is missing: event 2 is followed by event 4.',
    })
  })
})
