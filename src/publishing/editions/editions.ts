// The editions of an article: each text that was sent to the public, kept as it was.

import type { PayloadRequest, Where } from 'payload'
import type { Edition } from '#payload-types'
import type { Change } from '#src/articles/changes.ts'
import type { ArticleContent } from '#src/articles/content.ts'
import { hashContent } from '#src/articles/contentHash.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { SYSTEM } from '#src/auditEvents/events/event.ts'
import { compareAndSet } from '#src/database/index.ts'
import { digestOf } from '#src/hashing/digest.ts'
import type { Approval } from '#src/workflow/approvals.ts'
import type { ApprovalKind } from '#src/workflow/definition.ts'
import type { LastTexts } from '../content/context.ts'
import { sudo } from '../sudo.ts'

/** A part in a withdrawal: who asked for it (`asked`), and who agreed. `at` is an ISO 8601 instant. */
export type WithdrawalPart = { asked?: true; kind?: ApprovalKind; by: string; byName: string; at: string }

/** Who agreed to an edition. */
export type EditionApproval = Approval | WithdrawalPart

/** What readers are told of a change or of a withdrawal. */
export type EditionNote = Change | { note: string }

/** Who sent an edition out without the approvals, and why. */
export type Override = { by: string; byName: string; reason: string }

/** What was approved; of a withdrawal, its instant (ISO 8601) and its note. */
export type EditionContent = ArticleContent | { withdrawal: { at: string; note: string } }

export type NewEdition = Pick<
  Edition,
  'number' | 'kind' | 'state' | 'revision' | 'definition' | 'approvals' | 'note' | 'override' | 'bundle'
> & {
  articleId: string
  goesOutAt: Date
  outAt: Date | null
  by: { id: string; name: string } | null
  content: EditionContent
  document: PublicArticle
}

/** Keeps an edition. Nothing of it but its state is changed later. */
export async function keepEdition(
  req: PayloadRequest,
  { articleId, goesOutAt, outAt, by, content, document, ...rest }: NewEdition,
): Promise<Edition> {
  return req.payload.create({
    collection: 'editions',
    data: {
      ...rest,
      article: articleId,
      headline: document.headline,
      slug: document.slug,
      goesOutAt: goesOutAt.toISOString(),
      outAt: outAt?.toISOString() ?? null,
      publishedBy: by?.id ?? null,
      publishedByName: by?.name ?? SYSTEM,
      contentHash: hashContent(content).hash,
      documentHash: digestOf(document),
      content,
      document,
    },
    depth: 0,
    overrideAccess: true, // nobody writes editions but the publish command
    req: sudo(req),
  })
}

/** The approved text of an edition. Throws where it is a withdrawal, which has none. */
export function approvedContent({ content, number }: Edition): ArticleContent {
  if ('withdrawal' in content) throw new Error(`Edition ${number} is a withdrawal and has no approved text.`)
  return content
}

/** The edition that waits for its time, or null. */
export async function waitingEdition({
  req,
  articleId,
}: {
  req: PayloadRequest
  articleId: string
}): Promise<Edition | null> {
  return newest(req, articleId, [{ state: { equals: 'waiting' } }])
}

/** The editions that wait to go out together. */
export async function waitingTogether(req: PayloadRequest, bundle: string): Promise<Edition[]> {
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { and: [{ bundle: { equals: bundle } }, { state: { equals: 'waiting' } }] },
    depth: 0,
    pagination: false,
    overrideAccess: true, // the commands ask, not a person
    req,
  })
  return docs
}

/**
 * The edition that readers saw last, or null while there was none. Withdrawals count: readers saw the note.
 */
export async function lastShownEdition({
  req,
  articleId,
  now,
}: {
  req: PayloadRequest
  articleId: string
  now: Date
}): Promise<Edition | null> {
  return newest(req, articleId, seenBy(now))
}

/** The texts that readers had last. `shown` is the edition that they saw last. */
export async function lastTexts({
  req,
  articleId,
  shown,
  now,
}: {
  req: PayloadRequest
  articleId: string
  shown: Edition | null
  now: Date
}): Promise<LastTexts> {
  const textBefore = (number: number) =>
    newest(req, articleId, [
      ...seenBy(now),
      { kind: { not_equals: 'withdrawal' } },
      { number: { less_than: number } },
    ])
  const last = shown?.kind === 'withdrawal' ? await textBefore(shown.number) : shown
  const unreadNotes: Change[] = []
  let approved = last
  while (approved?.override) {
    const { change } = approvedContent(approved)
    if (change) unreadNotes.push(change)
    approved = await textBefore(approved.number)
  }
  return {
    shown: last && approvedContent(last),
    approved: approved && approvedContent(approved),
    unreadNotes,
  }
}

/** One edition by its number, or null. */
export async function editionOf(
  req: PayloadRequest,
  { articleId, number }: { articleId: string; number: number },
): Promise<Edition | null> {
  const found = await req.payload.db.findOne<Edition>({
    collection: 'editions',
    where: { and: [{ article: { equals: articleId } }, { number: { equals: number } }] },
    req,
  })
  return found ?? null
}

/** Changes the state of an edition if it still is what it was; true for the one caller who did it. */
export async function moveEdition(
  req: PayloadRequest,
  edition: Edition,
  data: { state: Edition['state']; outAt?: string },
): Promise<boolean> {
  return compareAndSet({
    payload: req.payload,
    req,
    collection: 'editions',
    id: edition.id,
    where: { state: { equals: edition.state } },
    data,
  })
}

function seenBy(now: Date): Where[] {
  return [{ state: { in: ['out', 'waiting'] } }, { goesOutAt: { less_than_equal: now.toISOString() } }]
}

async function newest(req: PayloadRequest, articleId: string, those: Where[]): Promise<Edition | null> {
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { and: [{ article: { equals: articleId } }, ...those] },
    sort: '-number',
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true, // the commands ask, not a person
    req,
  })
  return docs[0] ?? null
}
