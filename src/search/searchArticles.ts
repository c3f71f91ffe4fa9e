// Search over what is out: the index says which copies have the words, the one rule of visibility says which may be seen.

import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { PublicArticle } from '#src/publishing/content/publicArticle.ts'
import { readRows } from '#src/database/index.ts'
import { documentsOf, readCopies } from '#src/publishing/reading/copyRows.ts'
import { plainText } from '#src/richtext/plain.ts'
import { ensureSearchIndex, searchEngine } from './keepIndex.ts'
import { passageAround, questionWords } from './words.ts'

/** Nobody reads further than this in a list of hits. */
const MOST_HITS = 500

export type Hit = { article: PublicArticle; /** Plain text around the first word found in the body, or null. */ passage: string | null }
export type HitPage = { hits: Hit[]; next: string | null; /** At most 500 are counted. */ total: number }
type Search = { payload: Payload; query: string; now: Date; limit: number; /** A cursor of an earlier page. */ after: string | null }

/** Articles that are out at `now` and have every word of the query, the last as a beginning; the best first. */
export async function searchArticles({ payload, query, now, limit, after }: Search): Promise<HitPage> {
  const words = questionWords(query)
  if (words.length === 0) return { hits: [], next: null, total: 0 }
  await ensureSearchIndex(payload)
  const candidates = await searchEngine(payload).candidates(words, MOST_HITS)
  const out = await thoseOut({ payload, ids: candidates, now })
  const found = candidates.filter((id) => out.has(id))
  const start = readOffset(after)
  const documents = await documentsIn(payload, found.slice(start, start + limit), now)
  return {
    hits: documents.map((article) => ({ article, passage: passageAround(plainText(article.body), words) })),
    next: found.length > start + limit ? writeOffset(start + limit) : null,
    total: found.length,
  }
}

async function thoseOut({ payload, ids, now }: { payload: Payload; ids: string[]; now: Date }): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await readRows({ payload, collection: 'publicCopies', where: { and: [{ id: { in: ids } }, listedNow(now)] }, fields: [] })
  return new Set(rows.map(({ id }) => id))
}

async function documentsIn(payload: Payload, ids: string[], now: Date): Promise<PublicArticle[]> {
  if (ids.length === 0) return []
  const copies = await readCopies({ payload, where: { id: { in: ids } } }) // known to be out
  const byId = new Map(copies.map((copy) => [copy.id, copy]))
  return ids.flatMap((id) => documentsOf(byId.has(id) ? [byId.get(id)!] : [], now))
}

function writeOffset(offset: number): string {
  return Buffer.from(`hit ${offset}`).toString('base64url')
}

/** Whether a cursor is one of ours, letter by letter. */
export function isHitCursor(cursor: string): boolean {
  return writeOffset(readOffset(cursor)) === cursor
}

function readOffset(cursor: string | null): number {
  const [, digits] = /^hit (\d{1,3})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString('utf8')) ?? []
  return Number(digits ?? 0)
}
