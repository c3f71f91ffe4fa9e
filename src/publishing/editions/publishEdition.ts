// Sends an approved text to the public: keeps the edition, and writes the copy that readers get, now or at
// its time.

import type { PayloadRequest } from 'payload'
import type { Edition, PublicCopy, Staff } from '#payload-types'
import { type ChangeNote, withChange } from '#src/articles/changes.ts'
import { columnsOf, filedHashOf } from '#src/articles/copyColumns.ts'
import { idsOf } from '#src/articles/ids.ts'
import { publicDocument, searchText } from '#src/articles/publicDocument.ts'
import { startOf } from '#src/articles/times.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { validApprovals } from '#src/workflow/approvals.ts'
import { refuse } from '#src/workflow/guards.ts'
import type { WorkflowContext } from '../content/context.ts'
import { MoveRefusedError } from '../errors.ts'
import { sudo } from '../sudo.ts'
import { showOnlyCited } from './citations.ts'
import { copyOf, documentOf, nextOf, writeCopy, type CopyRow } from './copyStore.ts'
import { approvedContent, keepEdition } from './editions.ts'
import { refuseForged } from './onRecord.ts'
import { isNewToReaders, publicationTime } from './publicationTime.ts'

export type Publication = {
  req: PayloadRequest
  view: WorkflowContext
  now: Date
  by: Staff
  /** The revision under which the article is kept afterwards. */
  revision: number
  override: { by: string; byName: string; reason: string } | null
  /** A release together with others: not before this instant, and not without them. */
  bundle?: { id: string; startsAt: Date } | null
}

export type Published = {
  edition: Edition
  filedHash: string
  isOut: boolean
  publishedAt: string
  goneAt: string
  formerSlugs: string[]
  isFirst: boolean
}

/**
 * Publishes the newest draft, whose approvals the caller has judged. A text that readers have stays until the
 * new one is due.
 */
export async function publishEdition({
  req,
  view,
  now,
  by,
  revision,
  override,
  bundle = null,
}: Publication): Promise<Published> {
  const { article, composed, facts, shown } = view
  const { content } = composed
  const before = await copyOf(req, article.id)
  refuseLostEdition(before, shown, now)
  if (shown) await refuseForged(req, shown)
  const own = startOf({ content, now, ignoresEmbargo: facts.shown !== null })
  const starts = bundle && bundle.startsAt > own ? bundle.startsAt : own
  const isOut = starts <= now
  const isFirst = isNewToReaders(before, now)
  const number = article.edition + 1
  const notes = notesAfter({ view, at: starts.toISOString(), edition: number })
  const publishedAt = publicationTime({ before, shown, starts, now })
  const document = publicDocument({
    articleId: article.id,
    content,
    publishedAt,
    updatedAt: starts.toISOString(),
    edition: number,
    notes,
  })
  const edition = await keepEdition(req, {
    articleId: article.id,
    number,
    kind: facts.shown ? content.change!.kind : 'first',
    note: facts.shown ? content.change : null,
    state: isOut ? 'out' : 'waiting',
    goesOutAt: starts,
    outAt: isOut ? now : null,
    revision,
    definition: article.definition,
    by,
    bundle: bundle?.id ?? null,
    approvals: validApprovals(facts.approvals, facts.content),
    override,
    content,
    document,
  })
  const formerSlugs = [
    ...new Set([
      ...(before?.formerSlugs ?? []),
      ...(before && before.slug !== content.slug ? [before.slug] : []),
    ]),
  ].filter((old) => old !== content.slug)
  const row: CopyRow = {
    article: article.id,
    ...columnsOf(document),
    formerSlugs,
    state: 'published',
    commodities: composed.commodityIds,
    topics: composed.topicIds,
    authors: composed.authorIds,
    figures: composed.figureIds,
    images: composed.imageIds,
    searchText: searchText(document),
    hash: facts.content.hash,
    documentHash: edition.documentHash,
    document,
  }
  // Readers keep what they have until the new text is due; what they never saw may be written at once.
  if (isOut || isFirst) await writeCopy(req, before, { ...row, next: null, nextAt: null })
  else
    await writeCopy(req, before, {
      next: { row },
      nextAt: starts.toISOString(),
    })
  await showOnlyCited(req, [...composed.imageIds, ...idsOf(before?.images)], now)
  return {
    edition,
    filedHash: filedHashOf(row),
    isOut,
    publishedAt,
    goneAt: row.goneAt,
    formerSlugs,
    isFirst,
  }
}

/**
 * Notes and comparisons go on from the edition that readers have: where the rows kept no longer name it,
 * nothing goes on from another.
 * @throws MoveRefusedError
 */
function refuseLostEdition(copy: PublicCopy | null, shown: Edition | null, now: Date): void {
  if (!copy || copy.state === 'unpublished' || copy.state === 'held') return
  const isDue = new Date(copy.publishedAt) <= now && !(copy.nextAt && new Date(copy.nextAt) <= now)
  if (isDue && shown?.number !== copy.edition)
    throw new MoveRefusedError(
      refuse(
        'checked',
        `Readers have edition ${copy.edition}, and the editions that are kept say otherwise. Ask ` +
          'an operator to run “npm run audit:verify”.',
      ),
    )
}

/** Puts the waiting edition of a public article in the place of the one that readers have. */
export async function applyNext(req: PayloadRequest, copy: PublicCopy, now: Date): Promise<void> {
  const next = nextOf(copy)
  if (!next) return
  await writeCopy(req, copy, { ...next.row, next: null, nextAt: null })
  await showOnlyCited(req, [...idsOf(next.row.images), ...idsOf(copy.images)], now)
}

/** Moves a waiting first edition to an earlier instant; gives its edition anew. */
export async function bringForward({
  req,
  view,
  edition,
  startsAt,
  now,
}: {
  req: PayloadRequest
  view: WorkflowContext
  edition: Edition
  startsAt: Date
  now: Date
}): Promise<{ documentHash: string; isOut: boolean; publishedAt: string }> {
  const copy = await copyOf(req, view.article.id)
  const at = startsAt.toISOString()
  const document = publicDocument({
    articleId: view.article.id,
    content: approvedContent(edition),
    publishedAt: at,
    updatedAt: at,
    edition: edition.number,
    notes: documentOf(edition).notes,
  })
  const documentHash = digestOf(document)
  const isOut = startsAt <= now
  await req.payload.update({
    collection: 'editions',
    id: edition.id,
    data: {
      goesOutAt: at,
      document,
      documentHash,
      state: isOut ? 'out' : 'waiting',
      outAt: isOut ? now.toISOString() : null,
    },
    depth: 0,
    overrideAccess: true, // it has not been public yet; the lifting is in the record
    req: sudo(req),
  })
  await writeCopy(req, copy, { ...columnsOf(document), document, documentHash })
  await showOnlyCited(req, idsOf(copy?.images), now)
  return { documentHash, isOut, publishedAt: at }
}

/**
 * The notes so far are those of the edition that was kept: the copy is what somebody might have changed in
 * the database.
 */
function notesAfter({
  view: { shown, composed },
  at,
  edition,
}: {
  view: WorkflowContext
  at: string
  edition: number
}): ChangeNote[] {
  return shown ? withChange(composed.content.change!, documentOf(shown).notes, { at, edition }) : []
}
