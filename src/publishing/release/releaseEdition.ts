// Completes the release of one edition that readers have since its time.

import type { PayloadRequest, Where } from 'payload'
import type { Article, Edition } from '#payload-types'
import { idsOf } from '#src/articles/ids.ts'
import { compareAndSet } from '#src/database/index.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { saveAsWorkflow } from '../drafts/saveAsWorkflow.ts'
import { showOnlyCited } from '../editions/citations.ts'
import { copyOf, nextOf } from '../editions/copyStore.ts'
import { applyNext } from '../editions/publishEdition.ts'
import { recordRelease } from '../editions/recordRelease.ts'
import { closeTasks } from '../tasks/closeTasks.ts'

/**
 * What became of an edition: released now, by another clock before, or no longer waiting as it did when it
 * was examined.
 */
export type Release = 'released' | 'by another' | 'changed'

/** Releases an edition that was just examined, within the caller's transaction. */
export async function releaseEdition(req: PayloadRequest, edition: Edition, now: Date): Promise<Release> {
  const { payload } = req
  const articleId = edition.article
  const asExamined: Where = {
    and: [
      { state: { equals: 'waiting' } },
      { documentHash: { equals: edition.documentHash } },
      { goesOutAt: { equals: edition.goesOutAt } },
    ],
  }
  if (
    !(await compareAndSet({
      payload,
      req,
      collection: 'editions',
      id: edition.id,
      where: asExamined,
      data: { state: 'out', outAt: now.toISOString() },
    }))
  )
    return (await isOut(req, edition)) ? 'by another' : 'changed'
  const copy = await copyOf(req, articleId)
  const row = copy && (nextOf(copy)?.row ?? copy)
  if (!copy || digestOf(row?.document) !== edition.documentHash)
    throw new Error(`The copy of ${articleId} was changed while it was being released.`)

  const article = (await payload.db.findOne<Article>({
    collection: 'articles',
    where: { id: { equals: articleId } },
    req,
  }))!
  const revision = article.revision + 1
  const kept = {
    state: 'published',
    live: 'published',
    revision,
    revisedBy: null,
    bundle: null,
    pending: null,
  }
  const times = { publishedAt: row!.publishedAt, goneAt: row!.goneAt, formerSlugs: row!.formerSlugs ?? [] }
  // Whoever saves or moves the article meanwhile writes the same row: one of the two runs again.
  await saveAsWorkflow({ req, articleId, step: 'release', data: { ...kept, ...times, publish: true } })
  if (nextOf(copy)) await applyNext(req, copy, now)
  else await showOnlyCited(req, idsOf(copy.images), now)
  await closeTasks({ req, articleId, madeAt: new Date(edition.createdAt), now })
  await recordRelease(req, { edition, revision, now })
  return 'released'
}

async function isOut(req: PayloadRequest, { id }: Edition): Promise<boolean> {
  const found = await req.payload.db.findOne<Edition>({
    collection: 'editions',
    where: { id: { equals: id } },
    req,
  })
  return found?.state === 'out'
}
