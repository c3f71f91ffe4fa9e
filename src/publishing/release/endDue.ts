// What the clock does at the end of a text: the page has been gone since that instant; this archives the
// article.

import type { Payload, PayloadRequest } from 'payload'
import type { Article, PublicCopy } from '#payload-types'
import { idsOf } from '#src/articles/ids.ts'
import { recordEvent } from '#src/audit/index.ts'
import { ARTICLES, articleTag } from '#src/caching/tags.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { compareAndSet } from '#src/database/index.ts'
import { purge } from '#src/invalidation/index.ts'
import { saveAsWorkflow } from '../drafts/saveAsWorkflow.ts'
import { showOnlyCited } from '../editions/citations.ts'

/**
 * Archives every article whose page is gone at its end; returns how many. Safe to run in several processes at
 * once.
 */
export async function endDue({ payload, now }: { payload: Payload; now: Date }): Promise<number> {
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { and: [{ state: { equals: 'published' } }, { goneAt: { less_than_equal: now.toISOString() } }] },
    sort: 'goneAt', // by its index: in any other order every article would be looked at, every two seconds
    depth: 0,
    limit: 200,
    pagination: false,
    overrideAccess: true, // the clock asks, not a person
  })
  let ended = 0
  for (const copy of docs) if (await inTransaction(payload, null, (req) => end(req, copy, now))) ended += 1
  return ended
}

async function end(req: PayloadRequest, copy: PublicCopy, now: Date): Promise<boolean> {
  const { payload } = req
  const won = await compareAndSet({
    payload,
    req,
    collection: 'publicCopies',
    id: copy.id,
    where: { and: [{ state: { equals: 'published' } }, { edition: { equals: copy.edition } }] },
    data: { state: 'unpublished' },
  })
  if (!won) return false
  await purge({ req, kind: 'hard', tags: [ARTICLES, articleTag(copy.article)] })
  const article = (await payload.db.findOne<Article>({
    collection: 'articles',
    where: { id: { equals: copy.article } },
    req,
  }))!
  const revision = article.revision + 1
  // A newer draft that somebody works on stays theirs; only what stood published is archived.
  const state = article.state === 'published' ? ('archived' as const) : article.state
  await saveAsWorkflow({
    req,
    articleId: article.id,
    step: 'end',
    data: { state, live: 'ended', revision, unpublish: state === 'archived', pending: null },
  })
  await showOnlyCited(req, idsOf(copy.images), now)
  await recordEvent(req, {
    action: 'end',
    at: now,
    channel: 'job',
    actor: null,
    article: article.id,
    revision,
    contentHash: copy.hash,
    data: { from: article.state, to: state, edition: copy.edition },
  })
  return true
}
