// A newsroom that stands still at `NOW`, with the sections and people of articles.ts, and what a test shows.

import type { Hono } from 'hono'
import type { Payload } from 'payload'
import type { PublicCopy, Staff } from '#payload-types'
import { columnsOf } from '#src/articles/copyColumns.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { searchText } from '#src/articles/publicDocument.ts'
import { ARTICLES, COMMENTS, EVERYTHING } from '#src/caching/tags.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { recordComment } from '#src/comments/index.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { announce } from '#src/invalidation/index.ts'
import { sudo } from '#src/publishing/sudo.ts'
import type { TestReader } from '../readers/desk.ts'
import { browserOn, type Browser } from '../support/browser.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { siteOver } from '../support/site.ts'
import * as sample from './articles.ts'
import { SITE_URL } from './drawn.tsx'

const NOW = new Date('2026-11-06T10:00:00.000Z')
const MINUTE = 60_000

/** A comment as it stands under the first article, unless another is named. */
type Said = {
  by: TestReader
  body?: string
  article?: string
  parent?: string | null
  state?: 'visible' | 'pending' | 'removed'
  /** Minutes before `NOW`. */
  ago?: number
}

export type Seeded = Newsroom & {
  site: Hono
  /** Readers have these articles with their notes, no other, and no comment; `former` led to the first. */
  show(articles: readonly PublicArticle[], options?: { former?: string[] }): Promise<void>
  /** The id in the database of what has this id in articles.ts. */
  idOf(sampleId: string): string
  /** Writes a comment down, and gives its id. */
  said(comment: Said): Promise<string>
  browser(): Browser
  /** A browser in which somebody is logged in. */
  browserOf(reader: TestReader): Promise<Browser>
}

export async function openSeeded(): Promise<Seeded> {
  const newsroom = await openNewsroom()
  const { payload, staff } = newsroom
  const site = siteOver(payload, () => NOW, SITE_URL)
  const sections = await seedSections(payload, staff.admin)
  const ids = await seedPeople(payload)
  const browser = () => browserOn(site, { origin: SITE_URL })
  const idOf = (sampleId: string) => ids.get(sampleId) ?? sampleId

  const show: Seeded['show'] = async (articles, { former = [] } = {}) => {
    for (const { id, headline } of articles) if (!ids.has(id)) ids.set(id, await anArticle(payload, headline))
    await inTransaction(payload, null, async (req) => {
      for (const collection of ['comments', 'publicCopies', 'editions'] as const)
        await payload.db.deleteMany({ collection, where: {}, req })
      for (const [at, article] of articles.entries()) {
        const document = withIds(article, ids)
        const row = { ...copyOf(document, sections), formerSlugs: at === 0 ? former : [] }
        const options = { depth: 0, overrideAccess: true, req: sudo(req) }
        await payload.create({ collection: 'publicCopies', data: row as unknown as PublicCopy, ...options })
        for (const edition of editionsOf(document))
          await payload.db.create({ collection: 'editions', data: edition, req })
      }
    })
    announce({ kind: 'hard', tags: [EVERYTHING, ARTICLES, COMMENTS] })
  }
  const said: Seeded['said'] = ({ by, article = 'article-1', parent = null, ago = 60, ...comment }) =>
    recordComment({
      payload,
      articleId: idOf(article),
      readerId: by.id,
      parentId: parent,
      body: comment.body ?? 'A floor for whom?',
      state: comment.state ?? 'visible',
      createdAt: new Date(NOW.getTime() - ago * MINUTE),
    })
  const browserOf: Seeded['browserOf'] = async (reader) => {
    const own = browser()
    await own.logIn(reader)
    return own
  }
  return { ...newsroom, site, show, idOf, said, browser, browserOf }
}

type Sections = { commodities: Map<string, string>; topics: Map<string, string> }

async function seedSections(payload: Payload, admin: Staff): Promise<Sections> {
  const commodities = new Map<string, string>()
  const topics = new Map<string, string>()
  const { RARE_EARTHS, NDPR, COPPER, LITHIUM, ANTIMONY, TUNGSTEN, TRADE, SUPPLY } = sample
  for (const term of [RARE_EARTHS, NDPR, COPPER, LITHIUM, ANTIMONY, TUNGSTEN]) {
    const parent = term === NDPR ? commodities.get(RARE_EARTHS.slug) : null
    const symbol = { [RARE_EARTHS.slug]: 'REE', [NDPR.slug]: 'NdPr' }[term.slug] ?? null
    const data = { ...term, parent, symbol }
    const { id } = await payload.create({ collection: 'commodities', data, ...as(admin) })
    commodities.set(term.slug, id)
  }
  const said = { [TRADE.slug]: 'Quotas, tariffs, licences and the people who sign them.' }
  for (const term of [TRADE, SUPPLY]) {
    const data = { ...term, description: said[term.slug] ?? null }
    const { id } = await payload.create({ collection: 'topics', data, ...as(admin) })
    topics.set(term.slug, id)
  }
  return { commodities, topics }
}

/** Their ids by those that they have in articles.ts. */
async function seedPeople(payload: Payload): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { id: sampleId, ...person } of [sample.HANA, sample.JONAS]) {
    const data = { ...person, email: `${person.slug}@desk.example`, role: 'author' as const }
    const { id } = await payload.create({
      collection: 'staff',
      data: { ...data, password: 'a long enough password' },
      depth: 0,
      overrideAccess: true,
    })
    ids.set(sampleId, id)
  }
  return ids
}

/** Only that there is one: comments stand under it. */
async function anArticle(payload: Payload, headline: string): Promise<string> {
  const { id } = await payload.db.create({ collection: 'articles', data: { headline }, req: {} })
  return id as string
}

function withIds(article: PublicArticle, ids: ReadonlyMap<string, string>): PublicArticle {
  const text = JSON.stringify(article).replaceAll(/"id":"([\w-]+)"/g, (whole, id: string) =>
    ids.has(id) ? `"id":"${ids.get(id)}"` : whole,
  )
  return JSON.parse(text) as PublicArticle
}

function copyOf(document: PublicArticle, { commodities, topics }: Sections) {
  const documentHash = digestOf(document)
  return {
    article: document.id,
    ...columnsOf(document),
    state: document.withdrawal ? 'withdrawn' : 'published',
    commodities: document.commodities.flatMap(({ slug }) => commodities.get(slug) ?? []),
    topics: document.topics.flatMap(({ slug }) => topics.get(slug) ?? []),
    authors: document.byline.map(({ id }) => id),
    searchText: searchText(document),
    hash: documentHash,
    documentHash,
    document,
  }
}

/** The editions that brought the notes, and the one that withdrew it. */
function editionsOf(document: PublicArticle): Record<string, unknown>[] {
  const changed = document.notes.map((note) => ({
    ...document,
    edition: note.edition,
    notes: document.notes.filter(({ edition }) => edition <= note.edition),
    updatedAt: note.at,
    withdrawal: null,
  }))
  return [...changed, ...(document.withdrawal ? [document] : [])].map((edition) => ({
    article: edition.id,
    number: edition.edition,
    kind: edition.withdrawal ? 'withdrawal' : edition.notes[0]!.kind,
    headline: edition.headline,
    slug: edition.slug,
    state: 'out',
    goesOutAt: edition.withdrawal?.at ?? edition.updatedAt,
    revision: 1,
    definition: 'market-note@1',
    publishedByName: 'Ines Albrecht',
    approvals: [],
    contentHash: digestOf(edition),
    documentHash: digestOf(edition),
    content: {},
    document: edition,
  }))
}
