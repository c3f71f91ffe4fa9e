// Takes a text away from the public: a withdrawal that says why, or a release that is cancelled before
// anybody saw it.

import type { PayloadRequest } from 'payload'
import type { Article, Edition, Staff } from '#payload-types'
import { hashContent } from '#src/articles/contentHash.ts'
import { columnsOf, filedHashOf } from '#src/articles/copyColumns.ts'
import { idsOf } from '#src/articles/ids.ts'
import { withdrawnDocument } from '#src/articles/publicDocument.ts'
import { storeBefore } from '#src/commands/storeBefore.ts'
import type { WorkflowContext } from '../content/context.ts'
import { AlreadyOutError } from '../errors.ts'
import { showOnlyCited } from './citations.ts'
import { copyOf, documentOf, writeCopy } from './copyStore.ts'
import { keepEdition, moveEdition, waitingEdition, type EditionApproval, type Override } from './editions.ts'
import { documentBehind } from './onRecord.ts'
import { recordRelease } from './recordRelease.ts'

type Withdrawal = {
  req: PayloadRequest
  view: WorkflowContext
  by: Staff
  note: string
  now: Date
  revision: number
  /** Who asked and who confirmed. */
  agreed: EditionApproval[]
  override: Override | null
}

/**
 * Withdraws an article: its page stays, with the headline and the note that says why, and without the text.
 */
export async function withdrawEdition({
  req,
  view,
  by,
  note,
  now,
  revision,
  agreed,
  override,
}: Withdrawal): Promise<{ edition: Edition; filedHash: string }> {
  const { article } = view
  await endWaiting({ req, view, now })
  const copy = (await copyOf(req, article.id))!
  const at = now.toISOString()
  const number = article.edition + 1
  const document = withdrawnDocument(await documentBehind(req, { shown: view.shown, copy }), {
    note,
    at,
    edition: number,
  })
  const content = { withdrawal: { at, note } }
  const edition = await keepEdition(req, {
    articleId: article.id,
    number,
    kind: 'withdrawal',
    note: { note },
    state: 'out',
    goesOutAt: now,
    outAt: now,
    revision,
    definition: article.definition,
    by,
    bundle: null,
    approvals: agreed,
    override,
    content,
    document,
  })
  const filed = { figures: [], images: [], searchText: '' }
  await writeCopy(req, copy, {
    ...filed,
    state: 'withdrawn',
    ...columnsOf(document),
    hash: hashContent(content).hash,
    documentHash: edition.documentHash,
    document,
  })
  await showOnlyCited(req, idsOf(copy.images), now)
  return { edition, filedHash: filedHashOf({ ...copy, ...filed }) }
}

/**
 * An edition that readers have by its time, whose release could not be completed, went out all the same; any
 * other is taken back.
 */
async function endWaiting({
  req,
  view: { article },
  now,
}: Pick<Withdrawal, 'req' | 'view' | 'now'>): Promise<void> {
  const edition = await waitingEdition({ req, articleId: article.id })
  if (!edition) return
  if (!isDue(edition, now)) return void (await takeBack(req, edition, now))
  await moveEdition(req, edition, { state: 'out', outAt: now.toISOString() })
  await writeCopy(req, await copyOf(req, article.id), { next: null, nextAt: null })
  await recordRelease(req, { edition, revision: article.revision, now })
}

/**
 * Takes back the edition that waits for its time, if there is one; what readers have stays. Says whether
 * readers had anything.
 * @throws AlreadyOutError when its time has come: readers have it, whether or not the scheduler could
 * complete the release.
 */
export async function cancelWaiting({
  req,
  articleId,
  now,
}: {
  req: PayloadRequest
  articleId: string
  now: Date
}): Promise<{ edition: Edition; wasFirst: boolean } | null> {
  const edition = await waitingEdition({ req, articleId })
  if (!edition) return null
  if (isDue(edition, now)) throw new AlreadyOutError()
  return { edition, wasFirst: await takeBack(req, edition, now) }
}

/**
 * What an article is to readers once a release is taken back that was to bring it to them: they may have had
 * it before, until its end.
 */
export function beforeRelease(shown: Edition | null): Pick<Article, 'live' | 'publishedAt' | 'goneAt'> {
  if (!shown) return { live: 'none', publishedAt: null, goneAt: null }
  const { publishedAt, goneAt } = columnsOf(documentOf(shown))
  return { live: shown.kind === 'withdrawal' ? 'withdrawn' : 'ended', publishedAt, goneAt }
}

function isDue({ goesOutAt }: Edition, now: Date): boolean {
  return new Date(goesOutAt) <= now
}

/** True where it was to be the first: readers had nothing. */
async function takeBack(req: PayloadRequest, edition: Edition, now: Date): Promise<boolean> {
  storeBefore(req, new Date(edition.goesOutAt), now)
  const copy = (await copyOf(req, edition.article))!
  const wasFirst = copy.edition === edition.number
  await moveEdition(req, edition, { state: 'cancelled' })
  await writeCopy(req, copy, wasFirst ? { state: 'unpublished' } : { next: null, nextAt: null })
  await showOnlyCited(req, idsOf(copy.images), now)
  return wasFirst
}
