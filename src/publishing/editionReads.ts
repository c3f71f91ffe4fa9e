// The editions of an article for the desk: each text that was ever sent to the public, as it was, with who let it out and when.

import type { Payload } from 'payload'
import type { Edition, Staff } from '#payload-types'
import type { Change } from '#src/workflow/changes.ts'
import { fateOf, lastSeen, type EditionFate } from './editionFate.ts'
import type { PublicArticle } from './publicArticle.ts'

/** Somebody who answers for an edition. `at` is an ISO 8601 instant. */
export type Signature = { name: string; at: string | null }

export type EditionSummary = {
  articleId: string
  number: number
  kind: Edition['kind']
  headline: string
  fate: EditionFate
  approvedBy: Signature[]
  publishedBy: string
  /** Who published without the approvals, and why. */
  override: { name: string; reason: string } | null
  note: string | null
  documentHash: string
}

export type EditionAsItWas = { edition: EditionSummary; article: PublicArticle; /** The last instant at which it was public, or `now`: what the page is drawn for. */ seenAt: Date }

type Asked = { payload: Payload; articleId: string; actor: Staff; now: Date }

/** All editions of an article, newest first, as this person may read them; empty where there are none. */
export async function listEditions({ payload, articleId, actor, now }: Asked): Promise<EditionSummary[]> {
  const asked = { payload, articleId, actor }
  const [rows, steps, end] = await Promise.all([editionsOf(asked), stepsOff(asked), endOf(asked)])
  return rows.map((row) => summary(row, fateOf({ edition: row, all: rows, offAt: [...steps, ...end], now })))
}

/** One edition with its document, or null where there is none that this person may read. */
export async function findEdition({ number, ...asked }: Asked & { number: number }): Promise<EditionAsItWas | null> {
  const edition = (await listEditions(asked)).find((one) => one.number === number)
  if (!edition) return null
  const { payload, articleId, actor, now } = asked
  const { docs } = await payload.find({
    collection: 'editions',
    where: { and: [{ article: { equals: articleId } }, { number: { equals: number } }] },
    select: { document: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: { ...actor, collection: 'staff' },
  })
  return docs[0] ? { edition, article: docs[0].document as unknown as PublicArticle, seenAt: lastSeen(edition.fate, now) } : null
}

type Row = Pick<Edition, 'article' | 'number' | 'kind' | 'headline' | 'state' | 'goesOutAt' | 'approvals' | 'override' | 'publishedByName' | 'note' | 'documentHash'>

async function editionsOf({ payload, articleId, actor }: Omit<Asked, 'now'>): Promise<Row[]> {
  const { docs } = await payload.find({
    collection: 'editions',
    where: { article: { equals: articleId } },
    sort: '-number',
    select: { article: true, number: true, kind: true, headline: true, state: true, goesOutAt: true, approvals: true, override: true, publishedByName: true, note: true, documentHash: true },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: { ...actor, collection: 'staff' },
  })
  return docs as Row[]
}

/** When the desk took the article off, from the record: an article may come and go more than once. */
async function stepsOff({ payload, articleId, actor }: Omit<Asked, 'now'>): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'audit',
    where: { and: [{ article: { equals: articleId } }, { action: { equals: 'unpublish' } }] },
    select: { at: true },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: { ...actor, collection: 'staff' },
  })
  return docs.map(({ at }) => at)
}

/** When the article's page goes, or went, at its end. */
async function endOf({ payload, articleId, actor }: Omit<Asked, 'now'>): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { article: { equals: articleId } },
    select: { goneAt: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: { ...actor, collection: 'staff' },
  })
  return docs.map(({ goneAt }) => goneAt)
}

function summary(row: Row, fate: EditionFate): EditionSummary {
  const override = row.override as Record<string, unknown> | null | undefined
  return {
    articleId: row.article,
    number: row.number,
    kind: row.kind,
    headline: row.headline,
    fate,
    approvedBy: (Array.isArray(row.approvals) ? row.approvals : []).map(signature),
    publishedBy: row.publishedByName,
    override: override ? { name: textOf(override.byName) ?? row.publishedByName, reason: textOf(override.reason) ?? textOf(override.note) ?? '' } : null,
    note: (row.note as Partial<Change> | null)?.note ?? null,
    documentHash: row.documentHash,
  }
}

function signature(approval: unknown): Signature {
  const { byName, at } = (approval ?? {}) as Record<string, unknown>
  return { name: textOf(byName) ?? 'Somebody', at: textOf(at) }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
