// Search over what is out: the index says which copies have the words, the one rule of visibility says which
// may be seen.

import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { PublicCopy } from '#payload-types'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { memoize } from '#src/caching/memoize.ts'
import { readRows } from '#src/database/index.ts'
import { mapInTurns } from '#src/eventLoop/yielding.ts'
import { documentsOf, readCopies } from '#src/publishing/reading/copyRows.ts'
import { plainText } from '#src/richtext/body/plain.ts'
import { ensureSearchIndex, searchEngine } from './keepIndex.ts'
import { type Finder, finderOf, questionWords, searchedText } from './words.ts'

/**
 * Nobody reads further than this in a list of hits, and a database that has to find them all would take its
 * time for nobody.
 */
export const MAX_HITS = 100

/**
 * Longest question that a form takes and the site reads, in UTF-16 units; its words are bounded once more by
 * themselves.
 */
export const MAX_QUESTION_LENGTH = 200

const searched = memoize(({ body }: PublicArticle) => searchedText(plainText(body)))

/** An article with a page of its own, and where the words stand in it. */
export type Hit = {
  article: PublicArticle
  /** Plain text around the first word found in the body, or null. */ passage: string | null
}
export type HitPage = { hits: Hit[]; next: string | null; /** Counted up to `MAX_HITS`. */ total: number }
type Search = {
  payload: Payload
  query: string
  now: Date
  limit: number
  /** A cursor of an earlier page. */ after: string | null
}

/**
 * Articles that are out at `now` and have every word of the query, the last as a beginning; the best first.
 */
export async function searchArticles({ payload, query, now, limit, after }: Search): Promise<HitPage> {
  const words = questionWords(query)
  if (words.length === 0) return { hits: [], next: null, total: 0 }
  await ensureSearchIndex(payload)
  const finder = finderOf(words)
  const found = (await bestFirst({ payload, ids: await candidates(payload, words), finder, now })).slice(
    0,
    MAX_HITS,
  )
  const start = readOffset(after)
  const documents = await documentsIn(payload, found.slice(start, start + limit), now)
  return {
    hits: await mapInTurns(documents, (article) => ({
      article,
      passage: finder.passage(searched(article)),
    })),
    next: found.length > start + limit ? writeOffset(start + limit) : null,
    total: found.length,
  }
}

/**
 * Articles that may be shown: with all words in the headline, and with them anywhere. Beginnings count only
 * while whole words are not found often enough.
 */
async function candidates(payload: Payload, words: string[]): Promise<string[]> {
  const engine = searchEngine(payload)
  const newest = (isBegun: boolean) =>
    Promise.all(
      (['headline', 'anywhere'] as const).map((place) =>
        engine.newest(words, { place, isBegun, limit: MAX_HITS }),
      ),
    )
  const [inHeadline = [], anywhere = []] = await newest(false)
  const begun = anywhere.length < MAX_HITS ? await newest(true) : []
  return [...new Set([...inHeadline, ...anywhere, ...begun.flat()])]
}

/** Those that are out, by how many of the words stand in the headline; otherwise as they came. */
async function bestFirst({
  payload,
  ids,
  finder,
  now,
}: {
  payload: Payload
  ids: string[]
  finder: Finder
  now: Date
}): Promise<string[]> {
  if (ids.length === 0) return []
  const out = await readRows<Pick<PublicCopy, 'id' | 'headline'>>({
    payload,
    collection: 'publicCopies',
    where: { and: [{ id: { in: ids } }, listedNow(now)] },
    fields: ['headline'],
  })
  const scores = new Map(out.map(({ id, headline }) => [id, finder.howMany(searchedText(headline))]))
  return ids.filter((id) => scores.has(id)).sort((a, b) => scores.get(b)! - scores.get(a)!)
}

async function documentsIn(payload: Payload, ids: string[], now: Date): Promise<PublicArticle[]> {
  if (ids.length === 0) return []
  const copies = await readCopies({ payload, where: { id: { in: ids } } }) // known to be out
  const byId = new Map(copies.map((copy) => [copy.id, copy]))
  return documentsOf(
    ids.flatMap((id) => byId.get(id) ?? []),
    now,
  )
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
