// The edition that readers have now on the word of others: whoever wrote it may judge the next change to it.

import type { PayloadRequest } from 'payload'
import type { Article, Edition } from '#payload-types'
import { publicationOf, pageGoneAt } from './publicationPeriod.ts'

/**
 * The edition that readers have, or null while they have none. One that somebody published in an emergency
 * was read by nobody else: then it is the approved edition in whose place it came, if it came in the place of
 * one.
 */
export async function readByOthers({
  req,
  article,
  shown,
  now,
}: {
  req: PayloadRequest
  article: Pick<Article, 'id' | 'live' | 'goneAt'>
  /** The edition that readers saw last. */
  shown: Edition | null
  now: Date
}): Promise<Edition | null> {
  if (article.live !== 'published' || (article.goneAt && new Date(article.goneAt) <= now)) return null
  if (!shown || shown.kind === 'withdrawal') return null
  return shown.override ? approvedBefore(await allEditions(req, article.id), now) : shown
}

async function allEditions(req: PayloadRequest, articleId: string): Promise<Edition[]> {
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { article: { equals: articleId } },
    sort: '-number',
    depth: 0,
    pagination: false,
    overrideAccess: true, // the workflow asks, not a person
    req,
  })
  return docs
}

function approvedBefore(editions: readonly Edition[], now: Date): Edition | null {
  const rows = editions.map((edition) => ({ ...edition, goneAt: pageGoneAt(edition.document) }))
  let until: string | null = null
  for (const edition of rows) {
    const period = publicationOf(edition, rows, now)
    if (period.kind !== 'public') continue
    // Readers had it until the one after it came, or have it now; a withdrawn or ended text leads to nothing.
    if (edition.kind === 'withdrawal' || period.to !== until) return null
    if (!edition.override) return edition
    until = period.from
  }
  return null
}
