// Brings the house into line with one edition that readers have since its time.

import type { PayloadRequest } from 'payload'
import type { Article, Edition } from '#payload-types'
import { compareAndSet } from '#src/database/index.ts'
import { recordEvent } from '#src/record/index.ts'
import { copyOf, nextOf } from '../copyStore.ts'
import { moveEdition } from '../editions.ts'
import { idsOf } from '../ids.ts'
import { applyNext } from '../publishEdition.ts'
import { saveAsWorkflow } from '../saveAsWorkflow.ts'
import { showOnlyCited } from '../showCited.ts'

/** Releases an edition within the caller's transaction; false where another process did. */
export async function releaseEdition(req: PayloadRequest, edition: Edition, now: Date): Promise<boolean> {
  if (!(await moveEdition(req, edition, { state: 'out', outAt: now.toISOString() }))) return false
  const articleId = edition.article
  const article = (await req.payload.db.findOne({ collection: 'articles', where: { id: { equals: articleId } }, req })) as unknown as Article
  const revision = article.revision + 1
  // A text that somebody published in an emergency has not been read by others: its writers stay its writers.
  const next = { state: 'published' as const, revision, bundle: null, pending: null, ...(edition.override ? {} : { writers: [] }) }
  const won = await compareAndSet({ payload: req.payload, req, collection: 'articles', id: articleId, where: { revision: { equals: article.revision } }, data: next })
  if (!won) return false
  const copy = await copyOf(req, articleId)
  if (copy?.nextAt) await applyNext(req, copy, now)
  const row = (copy && nextOf(copy)?.row) ?? copy
  const times = row ? { publishedAt: row.publishedAt, goneAt: row.goneAt, formerSlugs: row.formerSlugs ?? [] } : {}
  await saveAsWorkflow({ req, articleId, data: { ...next, ...times, live: 'published', publish: true } })
  if (row) await showOnlyCited(req, idsOf(row.images), now)
  await closeBundle(req, edition)
  await recordEvent(req, {
    action: 'release',
    at: now,
    channel: 'job',
    actor: null,
    article: articleId,
    revision,
    contentHash: edition.contentHash,
    data: { from: 'scheduled', to: 'published', edition: edition.number, documentHash: edition.documentHash, goesOutAt: edition.goesOutAt, lateByMs: now.getTime() - new Date(edition.goesOutAt).getTime(), ...(edition.bundle ? { bundle: edition.bundle } : {}) },
  })
  return true
}

async function closeBundle(req: PayloadRequest, { bundle }: Edition): Promise<void> {
  if (bundle) await compareAndSet({ payload: req.payload, req, collection: 'bundles', id: bundle, where: { state: { equals: 'scheduled' } }, data: { state: 'out' } })
}
