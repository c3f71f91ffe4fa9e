// The editions of an article for the desk: each text that was ever sent to the public, as it was, with who let it out and when.

import type { Payload } from 'payload'
import type { Edition, Staff } from '#payload-types'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { fateOf, lastSeen, pageGoneAt, type EditionFate } from './editionFate.ts'

/** Somebody who answers for an edition, and as what. `at` is an ISO 8601 instant. */
export type Signature = { name: string; as: 'editorial' | 'compliance' | 'asked' | null; at: string | null }

export type EditionSummary = {
  articleId: string
  number: number
  kind: Edition['kind']
  headline: string
  fate: EditionFate
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

type Asked = { payload: Payload; articleId: string; actor: Staff; now: Date }

/** All editions of an article, newest first, as this person may read them; empty where there are none. */
export async function listEditions(asked: Asked): Promise<EditionSummary[]> {
  return (await editionsOf(asked)).map(({ edition }) => edition)
}

/** One edition with its document, or null where there is none that this person may read. */
export async function findEdition({
  number,
  ...asked
}: Asked & { number: number }): Promise<EditionAsItWas | null> {
  const found = (await editionsOf(asked)).find(({ edition }) => edition.number === number)
  return found ? { ...found, seenAt: lastSeen(found.edition.fate, asked.now) } : null
}

/** Whole rows, since an edition's end stands in its document; an article has a handful of them. */
async function editionsOf({
  payload,
  articleId,
  actor,
  now,
}: Asked): Promise<Omit<EditionAsItWas, 'seenAt'>[]> {
  const { docs } = await payload.find({
    collection: 'editions',
    where: { article: { equals: articleId } },
    sort: '-number',
    select: { content: false },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: { ...actor, collection: 'staff' },
  })
  const rows = docs.map((row) => {
    const article = row.document
    return {
      ...row,
      article,
      goneAt: pageGoneAt(article),
      articleId: row.article,
    }
  })
  return rows.map((row) => ({
    edition: summary(row, row.articleId, fateOf(row, rows, now)),
    article: row.article,
  }))
}

type Kept = Pick<
  Edition,
  | 'number'
  | 'kind'
  | 'headline'
  | 'approvals'
  | 'override'
  | 'publishedByName'
  | 'note'
  | 'documentHash'
  | 'document'
>

function summary(row: Kept, articleId: string, fate: EditionFate): EditionSummary {
  const { override } = row
  return {
    articleId,
    number: row.number,
    kind: row.kind,
    headline: row.headline,
    fate,
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
