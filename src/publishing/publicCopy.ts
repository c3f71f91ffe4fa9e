// The public copy: the frozen document that the publish command writes and every reader sees.

import type { PayloadRequest } from 'payload'
import type { PublicCopy } from '#payload-types'
import { countWords, plainText, readingMinutes } from '#src/richtext/plain.ts'
import type { Composed } from './compose.ts'
import type { DeskView } from './desk.ts'
import { idsOf } from './ids.ts'
import type { PublicArticle } from './publicArticle.ts'
import { showOnlyCited } from './showCited.ts'

const DAY_MS = 86_400_000

/** Writes the public copy of an approved article. Keeps the first publication time and remembers former addresses. */
export async function publishCopy({ req, view, now }: { req: PayloadRequest; view: DeskView; now: Date }): Promise<{ publishedAt: string; formerSlugs: string[] }> {
  const { article, composed, facts } = view
  const before = await copyOf(req, article.id)
  const releaseAt = article.releaseAt ? new Date(article.releaseAt) : null
  const starts = releaseAt && releaseAt > now ? releaseAt : now
  const firstTime = !before || before.state === 'unpublished' || new Date(before.publishedAt) > now
  const publishedAt = firstTime ? starts.toISOString() : before.publishedAt
  const updatedAt = firstTime ? publishedAt : now.toISOString()
  const slug = composed.content.slug
  const formerSlugs = [...new Set([...(before?.formerSlugs ?? []), ...(before && before.slug !== slug ? [before.slug] : [])])].filter((old) => old !== slug)
  const document = publicDocument({ articleId: article.id, composed, publishedAt, updatedAt })
  const data = {
    article: article.id,
    slug,
    formerSlugs,
    state: 'published' as const,
    headline: document.headline,
    publishedAt,
    contentUpdatedAt: updatedAt,
    commenting: document.commenting.mode,
    commentsCloseAt: document.commenting.closesAt,
    commodities: composed.commodityIds,
    topics: composed.topicIds,
    authors: composed.authorIds,
    figures: composed.figureIds,
    images: composed.imageIds,
    searchText: searchText(document),
    hash: facts.content.hash,
    document: document as unknown as Record<string, unknown>,
  }
  await write(req, before, data)
  await showOnlyCited(req, [...composed.imageIds, ...idsOf(before?.images)], now)
  return { publishedAt, formerSlugs }
}

/** Takes an article off the public site; the copy stays in the database, unseen. */
export async function unpublishCopy({ req, articleId, now }: { req: PayloadRequest; articleId: string; now: Date }): Promise<void> {
  const copy = await copyOf(req, articleId)
  if (!copy) return
  await write(req, copy, { state: 'unpublished' })
  await showOnlyCited(req, idsOf(copy.images), now)
}

/** Withdraws an article: its page stays, with the headline and the note that says why, and without the text. */
export async function withdrawCopy({ req, articleId, note, now }: { req: PayloadRequest; articleId: string; note: string; now: Date }): Promise<void> {
  const copy = await copyOf(req, articleId)
  if (!copy) return
  const document = copy.document as unknown as PublicArticle
  const withdrawn: PublicArticle = {
    ...document,
    standfirst: '',
    body: { root: { type: 'root', version: 1, children: [] } },
    figures: [],
    leadImage: null,
    commenting: { mode: 'closed', closesAt: null },
    updatedAt: now.toISOString(),
    withdrawal: { at: now.toISOString(), note },
    words: 0,
    readingMinutes: 1,
  }
  await write(req, copy, {
    state: 'withdrawn',
    contentUpdatedAt: now.toISOString(),
    commenting: 'closed',
    figures: [],
    images: [],
    searchText: '',
    document: withdrawn as unknown as Record<string, unknown>,
  })
  await showOnlyCited(req, idsOf(copy.images), now)
}

/** The document that readers get, made of the composed content. Also used by the preview. */
export function publicDocument({ articleId, composed, publishedAt, updatedAt }: { articleId: string; composed: Composed; publishedAt: string; updatedAt: string }): PublicArticle {
  const { releaseAt: _releaseAt, commenting, ...content } = composed.content
  const words = countWords(plainText(content.body))
  const closesAt = commenting.mode === 'closes_after' && commenting.days ? new Date(new Date(publishedAt).getTime() + commenting.days * DAY_MS).toISOString() : null
  return {
    ...content,
    id: articleId,
    commenting: { mode: commenting.mode, closesAt },
    publishedAt,
    updatedAt,
    withdrawal: null,
    words,
    readingMinutes: readingMinutes(words),
  }
}

async function copyOf(req: PayloadRequest, articleId: string): Promise<PublicCopy | null> {
  const { docs } = await req.payload.find({
    collection: 'publicCopies',
    where: { article: { equals: articleId } },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true, // whatever its release time
    req,
  })
  return docs[0] ?? null
}

async function write(req: PayloadRequest, before: PublicCopy | null, data: Partial<PublicCopy>): Promise<void> {
  const options = { collection: 'publicCopies', depth: 0, overrideAccess: true, req } as const // the publish command is its only writer
  if (before) await req.payload.update({ ...options, id: before.id, data })
  else await req.payload.create({ ...options, data: data as PublicCopy })
}

function searchText(document: PublicArticle): string {
  return [document.headline, document.standfirst, ...document.commodities.map((term) => term.name), ...document.topics.map((term) => term.name), ...document.byline.map((author) => author.name), plainText(document.body)].join('\n')
}
