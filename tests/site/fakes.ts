// The modules behind the site, faked in memory, so that its pages can be asked for without a database.

import { PASSWORD_RULES } from '#access/passwords.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { PublicNote } from '#src/public/notes.ts'
import type { EditionAsItWas } from '#src/publishing/editions/editionReads.ts'
import type { SiteDeps } from '#src/site/deps.ts'
import type { ArticleReads, DraftPreview } from '#src/site/ports/articles.ts'
import type { CommentRefusal, CommentsRoom, CommentView, ThreadView } from '#src/site/ports/comments.ts'
import type { EditionReads } from '#src/site/ports/editions.ts'
import type { ReadersRoom, ReaderView } from '#src/site/ports/readers.ts'
import { ASSETS } from '../support/assets.ts'
import {
  ANTIMONY,
  COPPER,
  HANA,
  JONAS,
  LITHIUM,
  NDPR,
  newsroom,
  RARE_EARTHS,
  SUPPLY,
  TRADE,
  TUNGSTEN,
} from './articles.ts'

const NOW = new Date('2026-11-06T10:00:00.000Z')
export const SITE_URL = 'https://assay.example'
export const READER: ReaderView = {
  id: 'reader-1',
  displayName: 'Ola Berg',
  email: 'ola@example.com',
  verified: true,
  banned: false,
  askedName: null,
}

export function comment(changes: Partial<CommentView> & Pick<CommentView, 'id'>): CommentView {
  return {
    state: 'visible',
    removedBy: null,
    authorName: 'Mei Tanaka',
    badge: null,
    html: '<p>A floor for whom?</p>',
    createdAt: '2026-11-05T10:12:00.000Z',
    editedAt: null,
    inReplyTo: null,
    own: null,
    ...changes,
  }
}

export function thread(root: CommentView, replies: CommentView[] = [], more = 0): ThreadView {
  return { root, replies, moreReplies: more, nextReply: more > 0 ? `after-${root.id}` : null }
}

/** What a test may turn: the articles, the threads, who is logged in, what a command answers. */
export type FakeOptions = {
  articles?: PublicArticle[]
  /** What a preview says of whether readers have the page. */
  standing?: DraftPreview['standing']
  notes?: PublicNote[]
  editions?: EditionAsItWas[]
  threads?: ThreadView[]
  nextThreads?: string | null
  reader?: ReaderView | null
  refusal?: CommentRefusal
  readers?: Partial<ReadersRoom>
  comments?: Partial<CommentsRoom>
  reads?: Partial<ArticleReads>
  deps?: Partial<SiteDeps>
}

/** The calls that the fakes received, newest last. */
export type Calls = { name: string; input: Record<string, unknown> }[]

/** Fakes with a small newsroom in them; a request is logged in when it carries `reader=1` as a cookie. */
export function fakeSite(options: FakeOptions = {}): SiteDeps & { calls: Calls } {
  const calls: Calls = []
  const noted = <Result>(name: string, input: object, result: Result): Promise<Result> => {
    calls.push({ name, input: input as Record<string, unknown> })
    return Promise.resolve(result)
  }
  return {
    calls,
    siteUrl: SITE_URL,
    assets: ASSETS,
    now: () => NOW,
    settings: async () => ({
      siteName: 'Assay',
      tagline: 'Market commentary on metals, every figure with its source',
      commentsClosed: false,
    }),
    articles: { ...fakeReads(options), ...options.reads },
    notes: {
      isPlace: async (cursor) => (options.notes ?? []).some(({ id }) => id === cursor),
      page: async ({ before, limit }) => pageOf(options.notes ?? [], before, limit),
    },
    editions: fakeEditions(options),
    pictures: { file: async () => null },
    comments: { ...fakeComments(options, noted), ...options.comments },
    readers: { ...fakeReaders(options, noted), ...options.readers },
    report: () => ({ status: 500 }),
    ...options.deps,
  }
}

function fakeReads(options: FakeOptions): ArticleReads {
  const articles = options.articles ?? newsroom()
  const list: ArticleReads['listForFeed'] = async ({ commodity, topic, author, before, limit }) => {
    const wanted = articles.filter(
      (article) =>
        (!commodity || article.commodities.some((term) => term.slug === commodity)) &&
        (!topic || article.topics.some((term) => term.slug === topic)) &&
        (!author || article.byline.some((person) => person.slug === author)),
    )
    const start = before ? wanted.findIndex((article) => article.id === before) + 1 : 0
    const items = wanted.slice(start, start + limit)
    return { items, older: start + limit < wanted.length ? (items.at(-1)?.id ?? null) : null }
  }
  const commodities = [RARE_EARTHS, COPPER, LITHIUM, ANTIMONY, TUNGSTEN]
  return {
    list,
    listForFeed: list,
    bySlug: async ({ slug }) => {
      if (slug === 'an-old-slug') return { kind: 'moved', slug: articles[0]?.slug ?? '' }
      const article = articles.find((candidate) => candidate.slug === slug)
      return article ? { kind: 'found', article, until: null } : { kind: 'missing' }
    },
    commodity: async ({ slug }) => {
      if (slug === 'rare-earths') return { ...RARE_EARTHS, symbol: 'REE', parents: [], children: [NDPR] }
      if (slug === 'ndpr') return { ...NDPR, symbol: 'NdPr', parents: [RARE_EARTHS], children: [] }
      const found = commodities.find((term) => term.slug === slug)
      return found ? { ...found, symbol: null, parents: [], children: [] } : null
    },
    topic: async ({ slug }) =>
      [
        { ...TRADE, description: 'Quotas, tariffs, licences and the people who sign them.' },
        { ...SUPPLY, description: null },
      ].find((term) => term.slug === slug) ?? null,
    author: async ({ slug }) => [HANA, JONAS].find((person) => person.slug === slug) ?? null,
    sections: async () => ({ commodities, topics: [TRADE, SUPPLY] }),
    isPlace: async (cursor) => articles.some(({ id }) => id === cursor),
    isHitPlace: async () => true,
    search: async ({ query }) => {
      const items = articles
        .filter((article) => article.headline.toLowerCase().includes(query.toLowerCase()))
        .map((article) => ({ ...article, passage: null }))
      return { items, older: null, total: items.length }
    },
    nextChange: async () => null,
    sitemap: async () => ({
      articles: articles.map(({ slug, updatedAt }) => ({ slug, updatedAt })),
      commodities,
      topics: [TRADE, SUPPLY],
      authors: articles.length > 0 ? [HANA, JONAS] : [],
    }),
    preview: async ({ id, request }) => {
      const article = isStaff(request) ? articles.find((candidate) => candidate.id === id) : undefined
      return article
        ? {
            article,
            standing: options.standing ?? 'public',
            hasEditions: (options.editions ?? []).length > 0,
          }
        : null
    },
  }
}

function isStaff(request: Request): boolean {
  return request.headers.get('cookie')?.includes('staff=1') ?? false
}

function pageOf<Item extends { id: string }>(
  all: Item[],
  before: string | null,
  limit: number,
): { items: Item[]; older: string | null } {
  const start = before ? all.findIndex(({ id }) => id === before) + 1 : 0
  const items = all.slice(start, start + limit)
  return { items, older: start + limit < all.length ? (items.at(-1)?.id ?? null) : null }
}

function fakeEditions({ editions = [] }: FakeOptions): EditionReads {
  const of = (id: string, request: Request) =>
    isStaff(request) ? editions.filter(({ edition }) => edition.articleId === id) : []
  return {
    list: async ({ id, request }) =>
      of(id, request).length > 0 ? of(id, request).map(({ edition }) => edition) : null,
    one: async ({ id, number, request }) =>
      of(id, request).find(({ edition }) => edition.number === number) ?? null,
  }
}

type Noted = <Result>(name: string, input: object, result: Result) => Promise<Result>

function fakeComments(options: FakeOptions, noted: Noted): CommentsRoom {
  const threads = options.threads ?? []
  const done = { ok: true, id: 'comment-new', state: 'visible' } as const
  return {
    maxLength: 5000,
    page: async () => ({
      total: threads.reduce((sum, item) => sum + 1 + item.replies.length + item.moreReplies, 0),
      threads,
      next: options.nextThreads ?? null,
    }),
    thread: async ({ commentId }) =>
      threads.find((item) => [item.root, ...item.replies].some((each) => each.id === commentId)) ?? null,
    isPlace: async ({ cursor }) =>
      cursor === options.nextThreads || threads.some(({ nextReply }) => nextReply === cursor),
    post: (input) => noted('post', input, options.refusal ?? done),
    edit: (input) => noted('edit', input, options.refusal ?? { ...done, id: input.id }),
    remove: (input) =>
      noted('remove', input, options.refusal ?? { ok: true, id: input.id, state: 'removed' }),
    ownBy: async () => ({
      items: [
        {
          id: 'c-9',
          state: 'pending',
          removedBy: null,
          html: '<p>Is the floor in the text at all?</p>',
          createdAt: '2026-11-06T09:50:00.000Z',
          article: {
            slug: 'us-and-japan-sign-rare-earths-framework',
            headline: 'US and Japan sign a rare earths framework',
            withdrawn: false,
          },
        },
        {
          id: 'c-2',
          state: 'visible',
          removedBy: null,
          html: '<p>Premiums never double for one reason.</p>',
          createdAt: '2026-11-05T08:00:00.000Z',
          article: {
            slug: 'copper-premium-in-yangshan',
            headline: 'Copper premium in Yangshan doubles',
            withdrawn: false,
          },
        },
      ],
      older: null,
    }),
  }
}

function fakeReaders(options: FakeOptions, noted: Noted): ReadersRoom {
  const reader = options.reader === undefined ? READER : options.reader
  const signedIn = (request: Request) => request.headers.get('cookie')?.includes('reader=1') ?? false
  const current = async (request: Request) => (signedIn(request) ? reader : null)
  const done = { ok: true, setCookies: [] } as const
  const session = 'assay-reader=token; Path=/; HttpOnly; SameSite=Lax'
  return {
    passwordMinLength: PASSWORD_RULES.readers.min,
    current,
    register: (input) => noted('register', input, done),
    verify: (input) =>
      noted(
        'verify',
        input,
        input.token === 'good'
          ? signedIn(input.request) || input.password === 'right'
            ? { ok: true, setCookies: signedIn(input.request) ? [] : [session] }
            : ({ ok: false, code: 'invalid', errors: { password: 'Enter the password.' } } as const)
          : ({
              ok: false,
              code: 'invalid',
              errors: { token: 'This link was used already, or it is more than a day old.' },
            } as const),
      ),
    resendVerification: (input) => noted('resend', input, done),
    logIn: (input) =>
      noted(
        'logIn',
        input,
        input.password === 'right'
          ? { ok: true, setCookies: [session] }
          : ({
              ok: false,
              code: 'invalid',
              errors: { password: 'E-mail address and password do not go together.' },
            } as const),
      ),
    logOut: () => noted('logOut', {}, { ok: true, setCookies: ['assay-reader=; Path=/; Max-Age=0'] }),
    requestReset: (input) => noted('requestReset', input, done),
    resetPassword: (input) => noted('resetPassword', input, done),
    changeName: (input) => noted('changeName', input, done),
    changePassword: (input) => noted('changePassword', input, done),
  }
}
