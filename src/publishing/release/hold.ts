// Holds back what is not what was approved. Nothing of it goes out until somebody has looked and published it
// anew.

import type { PayloadRequest } from 'payload'
import type { Article, Edition, PublicCopy } from '#payload-types'
import { idsOf } from '#src/articles/ids.ts'
import { recordEvent } from '#src/audit/index.ts'
import { ARTICLES, articleTag } from '#src/caching/tags.ts'
import { storeBefore } from '#src/commands/storeBefore.ts'
import { compareAndSet } from '#src/database/index.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { purge } from '#src/invalidation/index.ts'
import { endsAsk } from '#src/workflow/asks.ts'
import { saveAsWorkflow } from '../drafts/saveAsWorkflow.ts'
import { showOnlyCited } from '../editions/citations.ts'
import { copyOf } from '../editions/copyStore.ts'
import { editionOf, lastShownEdition, moveEdition, waitingTogether } from '../editions/editions.ts'
import { beforeRelease } from '../editions/withdrawEdition.ts'
import { tell } from './alarm.ts'
import type { Member } from './waiting.ts'

export type Held = { edition: Edition; reason: string }

const WITH_OTHERS = 'It goes out together with an article that is held.'
const ONE_WITHDRAWN = 'It was to go out together with an article that has been withdrawn.'

/**
 * Holds these editions, all of a bundle or one alone, within the caller's transaction; gives those that still
 * waited.
 */
export async function holdEditions(
  req: PayloadRequest,
  members: readonly Member[],
  now: Date,
): Promise<Held[]> {
  const held: Held[] = []
  for (const { edition, difference, wentOut } of members) {
    if (wentOut) {
      await putBack(req, edition)
      continue
    }
    const reason = difference ?? WITH_OTHERS
    if (await hold(req, edition, reason, now)) held.push({ edition, reason })
  }
  return held
}

/** Holds what was to go out together with an article that has been withdrawn, and tells the desk. */
export async function holdTheOthers(req: PayloadRequest, bundle: string, now: Date): Promise<void> {
  const others = (await waitingTogether(req, bundle)).filter(({ goesOutAt }) => new Date(goesOutAt) > now)
  for (const { goesOutAt } of others) storeBefore(req, new Date(goesOutAt), now)
  const held = await holdEditions(
    req,
    others.map((edition) => ({ edition, difference: ONE_WITHDRAWN, wentOut: false })),
    now,
  )
  await tell(
    req,
    held.map((one) => ({ what: 'held', ...one })),
  )
}

/** What readers have, and somebody wrote down as waiting: it is out, and nothing else changes. */
async function putBack(req: PayloadRequest, edition: Edition): Promise<void> {
  if (!(await moveEdition(req, edition, { state: 'out' }))) return
  req.payload.logger.error(
    { article: edition.article, edition: edition.number },
    'An edition that went out was changed in the database to one that waits. It is out ' +
      'again; run npm run audit:verify.',
  )
}

async function hold(req: PayloadRequest, edition: Edition, reason: string, now: Date): Promise<boolean> {
  const { payload } = req
  if (!(await moveEdition(req, edition, { state: 'held' }))) return false
  const copy = await copyOf(req, edition.article)
  const staysPublic = copy !== null && (await isWhatReadersHad(req, copy, edition))
  // Past every check of a form: what was tampered with may not pass one, and must be held all the same.
  if (copy)
    await payload.db.updateOne({
      collection: 'publicCopies',
      id: copy.id,
      data: { ...(staysPublic ? {} : { state: 'held' }), next: null, nextAt: null },
      req,
      returning: false,
    })
  if (copy) await purge({ req, kind: 'hard', tags: [ARTICLES, articleTag(copy.article)] })
  if (copy) await showOnlyCited(req, idsOf(copy.images), now)
  const article = (await payload.db.findOne<Article>({
    collection: 'articles',
    where: { id: { equals: edition.article } },
    req,
  }))!
  const revision = article.revision + 1
  const gone = staysPublic
    ? {}
    : { ...beforeRelease(await lastShownEdition({ req, articleId: article.id, now })), unpublish: true }
  const asked = article.pending ?? null
  const isEnded = endsAsk(asked, { action: 'release.held', to: 'approved' })
  const pending = staysPublic && !isEnded ? asked : null
  await saveAsWorkflow({
    req,
    articleId: article.id,
    step: 'release.held',
    data: { state: 'approved', revision, revisedBy: null, bundle: null, pending, ...gone },
  })
  if (edition.bundle)
    await compareAndSet({
      payload,
      req,
      collection: 'bundles',
      id: edition.bundle,
      where: { state: { equals: 'scheduled' } },
      data: { state: 'held' },
    })
  await recordEvent(req, {
    action: 'release.held',
    at: now,
    channel: 'job',
    actor: null,
    article: article.id,
    revision,
    contentHash: edition.contentHash,
    note: reason,
    data: { from: article.state, to: 'approved', edition: edition.number },
  })
  return true
}

/** Behind an update that is held, readers keep the edition that they have, where it still is that edition. */
async function isWhatReadersHad(req: PayloadRequest, copy: PublicCopy, held: Edition): Promise<boolean> {
  const present =
    copy.edition < held.number
      ? await editionOf(req, { articleId: held.article, number: copy.edition })
      : null
  return present?.state === 'out' && digestOf(copy.document) === present.documentHash
}
