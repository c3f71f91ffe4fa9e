// Articles for tests: a complete draft, and one taken as far as a test needs.

import { createLocalReq, type Payload } from 'payload'
import type { Article, Figure, Staff } from '#payload-types'
import { fig, p, text } from '#src/demo/text.ts'
import { writersOfDraft } from '#src/publishing/drafts/writersOfDraft.ts'
import { lastShownEdition } from '#src/publishing/editions/editions.ts'
import { readByOthers } from '#src/publishing/editions/readByOthers.ts'
import { transition, type TransitionResult } from '#src/publishing/steps/transition.ts'
import { workflowContext } from '#src/publishing/steps/workflowContext.ts'
import type { Action } from '#src/workflow/actions.ts'
import type { AttestationKey } from '#src/workflow/attestations.ts'
import { as } from './newsroom.ts'

let count = 0

/** A release time: the whole minute that lies this far ahead, or just over (ISO 8601). */
export function inMinutes(minutes: number, from = new Date()): string {
  return new Date(Math.ceil(from.getTime() / 60_000) * 60_000 + minutes * 60_000).toISOString()
}

/** A complete draft by this person, ready to be submitted. */
export async function draft(payload: Payload, author: Staff, data: Partial<Article> = {}): Promise<Article> {
  count += 1
  return payload.create({
    collection: 'articles',
    draft: true,
    data: {
      headline: `Zinc in ${count} sentences`,
      standfirst: 'A short note.',
      body: text(p('Stocks fell.')) as unknown as Article['body'],
      byline: [author.id],
      commenting: { mode: 'open' },
      ...data,
    } as Article,
    ...as(author),
  })
}

/** A figure with a source. */
export async function aFigure(payload: Payload, author: Staff, data: Partial<Figure> = {}): Promise<Figure> {
  return payload.create({
    collection: 'figures',
    data: {
      label: 'NdPr floor',
      value: '110',
      unit: 'kg',
      currency: 'USD',
      kind: 'floor',
      asOf: '2025-07-10T12:00:00.000Z',
      zone: 'UTC',
      sourceTitle: 'An announcement',
      ...data,
    } as Figure,
    ...as(author),
  })
}

/** A body that cites one figure. */
export function citing(figure: Figure): Article['body'] {
  return text(p('The floor is ', fig(figure.id), '.')) as unknown as Article['body']
}

/** One move, at the article's newest revision unless another is given. */
export async function take(
  payload: Payload,
  actor: Staff,
  articleId: string,
  action: Action,
  options: { revision?: number; note?: string; now?: Date; attestations?: AttestationKey[] } = {},
): Promise<TransitionResult> {
  const { revision } =
    options.revision === undefined ? await newest(payload, articleId) : { revision: options.revision }
  return transition({
    payload,
    actor,
    articleId,
    action,
    revision,
    note: options.note ?? null,
    attestations: options.attestations ?? [],
    now: options.now ?? new Date(),
  })
}

/** The newest draft. */
export function newest(payload: Payload, id: string): Promise<Article> {
  return payload.findByID({ collection: 'articles', id, draft: true, depth: 0, overrideAccess: true })
}

/** The row that the publish command writes. */
export function liveRow(payload: Payload, id: string): Promise<Article> {
  return payload.findByID({ collection: 'articles', id, draft: false, depth: 0, overrideAccess: true })
}

/** A published article: written by the first person, approved and published by the second. */
export async function published(
  payload: Payload,
  {
    author,
    editor,
    data = {},
    now = new Date(),
  }: { author: Staff; editor: Staff; data?: Partial<Article>; now?: Date },
): Promise<Article> {
  const article = await draft(payload, author, data)
  await take(payload, author, article.id, 'submit', { now })
  await take(payload, editor, article.id, 'approve', { now })
  await take(payload, editor, article.id, 'publish', { now })
  return newest(payload, article.id)
}

/** A withdrawal as two people take it: an editor asks, an admin confirms. */
export async function withdraw(
  payload: Payload,
  { editor, admin }: { editor: Staff; admin: Staff },
  articleId: string,
  note: string,
  now = new Date(),
): Promise<TransitionResult> {
  await take(payload, editor, articleId, 'ask-withdrawal', { note, now })
  return take(payload, admin, articleId, 'withdraw', { now })
}

type Change = {
  author: Staff
  editor: Staff
  id: string
  data: Partial<Article>
  change: NonNullable<Article['change']>
  now?: Date
}

/**
 * The next edition of a public article: changed by the author with a note, approved and published by the
 * editor.
 */
export async function republished(
  payload: Payload,
  { author, editor, id, data, change, now = new Date() }: Change,
): Promise<Article> {
  await payload.update({ collection: 'articles', id, draft: true, data: { ...data, change }, ...as(author) })
  await take(payload, author, id, 'submit', { now })
  await take(payload, editor, id, 'approve', { now })
  await take(payload, editor, id, 'publish', { now })
  return newest(payload, id)
}

/** Who wrote the newest draft, as the workflow sees it. */
export async function writersOf(payload: Payload, id: string, now = new Date()): Promise<string[]> {
  const req = await createLocalReq({}, payload)
  const article = await newest(payload, id)
  const shown = await lastShownEdition({ req, articleId: id, now })
  const readersHave = await readByOthers({ req, article, shown, now })
  return writersOfDraft({ req, articleId: id, readersHave })
}

/** What somebody who opens an article now has before them: its revision, and the hash of what it shows. */
export async function seen(payload: Payload, id: string): Promise<{ revision: number; hash: string }> {
  const { docs } = await payload.find({
    collection: 'staff',
    where: { and: [{ role: { equals: 'admin' } }, { departed: { not_equals: true } }] },
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  const req = await createLocalReq({}, payload)
  const { article, facts } = await workflowContext({ req, articleId: id, actor: docs[0]!, now: new Date() })
  return { revision: article.revision, hash: facts.content.hash }
}
