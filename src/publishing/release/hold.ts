// Holds back what is not what was approved. Nothing of it goes out until somebody has looked and published it anew.

import type { PayloadRequest } from 'payload'
import type { Article, Edition } from '#payload-types'
import { compareAndSet } from '#src/database/index.ts'
import { recordEvent } from '#src/record/index.ts'
import { saveAsWorkflow } from '../saveAsWorkflow.ts'
import { cancelWaiting } from '../withdrawEdition.ts'

/** Holds these editions, all of a bundle or one alone, within the caller's transaction. */
export async function holdEditions(req: PayloadRequest, held: { edition: Edition; difference: string | null }[], now: Date): Promise<void> {
  for (const { edition, difference } of held) await hold(req, edition, difference ?? 'It goes out together with an article that is held.', now)
}

async function hold(req: PayloadRequest, edition: Edition, reason: string, now: Date): Promise<void> {
  const cancelled = await cancelWaiting({ req, articleId: edition.article, now, state: 'held' })
  const article = (await req.payload.db.findOne({ collection: 'articles', where: { id: { equals: edition.article } }, req })) as unknown as Article
  const revision = article.revision + 1
  const gone = cancelled?.wasFirst ? { live: 'none' as const, publishedAt: null, goneAt: null, unpublish: true } : {}
  await saveAsWorkflow({ req, articleId: article.id, data: { state: 'approved', revision, bundle: null, pending: null, ...gone } })
  if (edition.bundle) await compareAndSet({ payload: req.payload, req, collection: 'bundles', id: edition.bundle, where: { state: { equals: 'scheduled' } }, data: { state: 'held' } })
  await recordEvent(req, { action: 'release.held', at: now, channel: 'job', actor: null, article: article.id, revision, contentHash: edition.contentHash, note: reason, data: { from: article.state, to: 'approved', edition: edition.number } })
}
