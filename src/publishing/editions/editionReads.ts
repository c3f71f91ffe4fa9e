// The editions of an article for the desk: each text that was ever sent to the public, as it was, with who
// let it out and when.

import type { Payload } from 'payload'
import type { Edition, Staff } from '#payload-types'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { readRows } from '#src/database/index.ts'
import { inBatches, slices, WHOLE_TEXTS_BATCH_SIZE, mapInTurns } from '#src/eventLoop/yielding.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { publicationOf, lastSeen, pageGoneAt, type EditionFate } from './publicationPeriod.ts'

/** Somebody who answers for an edition, and as what. `at` is an ISO 8601 instant. */
export type Signature = { name: string; as: 'editorial' | 'compliance' | 'asked' | null; at: string | null }

export type EditionSummary = {
  articleId: string
  number: number
  kind: Edition['kind']
  headline: string
  period: EditionFate
  approvedBy: Signature[]
  publishedBy: string
  /** Who sent it out without the approvals, and why. */
  override: { name: string; reason: string } | null
  note: string | null
  documentHash: string
  /** False where the document is not the one whose hash was kept: somebody has changed it in the database. */
  isIntact: boolean
}

/** `seenAt` is the last instant at which readers saw it: what the page is drawn for. */
export type EditionAsItWas = { edition: EditionSummary; article: PublicArticle; seenAt: Date }

type ReadInput = { payload: Payload; articleId: string; actor: Staff; now: Date }

/** All editions of an article, newest first, as this person may read them; empty where there are none. */
export async function listEditions(input: ReadInput): Promise<EditionSummary[]> {
  const rows = await editionsOf(input)
  return mapInTurns(rows, (row) => summary(row, publicationOf(row, rows, input.now)))
}

/** One edition with its document, or null where there is none that this person may read. */
export async function findEdition({
  number,
  ...input
}: ReadInput & { number: number }): Promise<EditionAsItWas | null> {
  const rows = await editionsOf(input)
  const row = rows.find((one) => one.number === number)
  if (!row) return null
  const period = publicationOf(row, rows, input.now)
  return { edition: summary(row, period), article: row.document, seenAt: lastSeen(period, input.now) }
}

/**
 * With their documents, since an edition's end stands in its own; a few at a time, so that others have their
 * turn.
 */
async function editionsOf({ payload, articleId, actor }: ReadInput): Promise<EditionRow[]> {
  const { docs } = await payload.find({
    collection: 'editions',
    where: { article: { equals: articleId } },
    sort: '-number',
    select: { content: false, document: false },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: { ...actor, collection: 'staff' },
  })
  const parts = await inBatches(
    slices(
      docs.map(({ id }) => id),
      WHOLE_TEXTS_BATCH_SIZE,
    ),
    1,
    (ids) =>
      readRows<{ id: string; document: string }>({
        payload,
        collection: 'editions',
        where: { id: { in: ids } }, // of rows that this person may read
        fields: ['document'],
      }),
  )
  const documents = new Map(
    await mapInTurns(
      parts.flat(),
      ({ id, document }) => [id, JSON.parse(document) as PublicArticle] as const,
    ),
  )
  return docs.flatMap((row) => {
    const document = documents.get(row.id)
    return document ? [{ ...row, document, goneAt: pageGoneAt(document) }] : []
  })
}

type EditionRow = Pick<
  Edition,
  | 'article'
  | 'number'
  | 'state'
  | 'goesOutAt'
  | 'kind'
  | 'headline'
  | 'approvals'
  | 'override'
  | 'publishedByName'
  | 'note'
  | 'documentHash'
  | 'document'
> & { goneAt: string | null }

function summary(row: EditionRow, period: EditionFate): EditionSummary {
  const { override } = row
  return {
    articleId: row.article,
    number: row.number,
    kind: row.kind,
    headline: row.headline,
    period,
    approvedBy: row.approvals.map((approval) => ({
      name: approval.byName,
      as: 'asked' in approval ? 'asked' : (approval.kind ?? null),
      at: approval.at ?? null,
    })),
    publishedBy: row.publishedByName,
    override: override ? { name: override.byName, reason: override.reason } : null,
    note: row.note?.note ?? null,
    documentHash: row.documentHash,
    isIntact: digestOf(row.document) === row.documentHash,
  }
}
