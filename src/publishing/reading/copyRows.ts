// Rows of public copies, and the documents that readers get of them.

import type { Payload, Where } from 'payload'
import { isWithin } from '#access/visibility.ts'
import type { PublicCopy } from '#payload-types'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { readRows } from '#src/database/index.ts'
import { inBatches, slices, WHOLE_TEXTS_BATCH_SIZE, mapInTurns } from '#src/eventLoop/yielding.ts'
import { cachedDocument, verifiedDocument } from './verifiedDocument.ts'

/**
 * All of a public copy that a document is made of. `next` and `document` are JSON, as its text or as what was
 * parsed of it.
 */
export type CopyRow = Pick<
  PublicCopy,
  'id' | 'article' | 'slug' | 'publishedAt' | 'goneAt' | 'documentHash'
> &
  Pick<Partial<PublicCopy>, 'nextAt' | 'commentsCloseAt'> & { next?: unknown; document?: unknown }

const FACTS = [
  'article',
  'slug',
  'publishedAt',
  'goneAt',
  'nextAt',
  'next',
  'commentsCloseAt',
  'documentHash',
] as const
const ALL = [...FACTS, 'document'] as const

type CopyRowsQuery = {
  payload: Payload
  /** With the rule of visibility in it. */ where: Where
  sort?: readonly string[]
  limit?: number
}

/** The copies that match, whole. */
export async function readCopies(query: CopyRowsQuery): Promise<CopyRow[]> {
  return withDocuments(await readCopyFacts(query), query)
}

/** The copies that match, without their documents. */
export function readCopyFacts(query: CopyRowsQuery): Promise<CopyRow[]> {
  return readRows<CopyRow>({ ...query, collection: 'publicCopies', fields: FACTS })
}

/**
 * The same copies with their documents. A document is read only where it is not at hand
 * (`verifiedDocument.ts`): it is nearly all of the row. A copy that `where` no longer finds is left out.
 */
export async function withDocuments(
  copies: CopyRow[],
  { payload, where }: Pick<CopyRowsQuery, 'payload' | 'where'>,
): Promise<CopyRow[]> {
  const known = copies.map((copy) => ({ ...copy, document: cachedDocument(copy.documentHash) }))
  const wanted = known.flatMap(({ id, document }) => (document ? [] : [id]))
  if (wanted.length === 0) return known
  const read = await inBatches(slices(wanted, WHOLE_TEXTS_BATCH_SIZE), 1, (ids) =>
    readRows<CopyRow>({
      payload,
      collection: 'publicCopies',
      where: { and: [{ id: { in: ids } }, where] },
      fields: ALL,
    }),
  ) // each whole, so that it is of one moment
  const byId = new Map(read.flat().map((copy) => [copy.id, copy]))
  return known.flatMap((copy) => (copy.document ? copy : (byId.get(copy.id) ?? [])))
}

/**
 * A public copy as it stands at `now`: where an edition waits and its time has come, that edition, whether or
 * not the clock has ticked since. Before that time nothing of it. The address alone changes with the tick
 * (every 2 seconds), so that no page links to one that is not found yet; so do the sections, sources and
 * closing times that the database is asked by.
 */
export function copyAt<Copy extends { slug: string; nextAt?: string | null; next?: unknown }>(
  copy: Copy,
  now: Date,
): Copy {
  if (!copy.next || !copy.nextAt || Date.parse(copy.nextAt) > now.getTime()) return copy
  const waiting = (typeof copy.next === 'string' ? parsed(copy.next) : copy.next) as { row?: Partial<Copy> }
  return waiting.row ? { ...copy, ...waiting.row, slug: copy.slug } : copy
}

/** What cannot be read was not written by us: the copy then stands as it is. */
function parsed(text: string): object {
  try {
    return (JSON.parse(text) as object | null) ?? {}
  } catch {
    return {}
  }
}

/**
 * The documents that readers get of these public copies at `now`. Those are left out that are gone by the end
 * that a waiting edition has brought, and those that are not what was published of this article
 * (`verifiedDocument.ts`).
 */
export async function documentsOf(copies: CopyRow[], now: Date): Promise<PublicArticle[]> {
  const documents = await mapInTurns(copies, (copy) => documentOf(copy, now))
  return documents.filter((document) => document !== null)
}

function documentOf(copy: CopyRow, now: Date): PublicArticle | null {
  const shown = copyAt(copy, now)
  const document = isWithin(shown, now) ? verifiedDocument(shown, now) : null
  if (document?.id !== copy.article) return null // whole, but of another article
  return document && document.slug !== copy.slug ? { ...document, slug: copy.slug } : document
}
