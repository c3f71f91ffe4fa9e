// What the site asks of publishing and search: published articles and the sections they stand in.

import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { PublicTerm } from '#src/figures/types.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'

/** As much of an article as a list shows. A `PublicArticle` is one as it stands. */
export type ArticleSummary = Pick<
  PublicArticle,
  | 'slug'
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'commodities'
  | 'topics'
  | 'leadImage'
  | 'publishedAt'
  | 'updatedAt'
  | 'readingMinutes'
  | 'withdrawal'
>

/** One keyset page, newest first. `older` is the cursor of the page after this one, null on the last page. */
export type ArticlePage<Item = ArticleSummary> = { items: Item[]; older: string | null }

/** Which articles to list: by slug, at most one of the three; `before` is a cursor from an earlier page. */
export type ArticleFilter = {
  commodity?: string
  topic?: string
  author?: string
  before: string | null
  limit: number
  now: Date
}

/** An article found by its slug, with the next instant at which its page reads differently by itself; or the slug it has now, or nothing the public may know of. */
type ArticleLookup =
  | { kind: 'found'; article: PublicArticle; until: Date | null }
  | { kind: 'moved'; slug: string }
  | { kind: 'missing' }

/** A commodity with its place in the tree. */
export type CommodityPage = PublicTerm & {
  symbol: string | null
  parents: PublicTerm[]
  children: PublicTerm[]
}

/** A topic with what the desk says of it. */
export type TopicPage = PublicTerm & { description: string | null }

/** A hit: the article and, where search can say, the passage around the words that were asked for (plain text). */
export type SearchHit = ArticleSummary & { passage: string | null }

/** A draft as its page would look, and whether readers have a page of the article now, will have one, or have none. */
export type DraftPreview = {
  article: PublicArticle
  standing: 'public' | 'to come' | 'not public'
  /** Whether anything of it was ever published. */ hasEditions: boolean
}

/** What the sitemap names. `updatedAt` is the last instant at which the public text changed. */
export type Sitemap = {
  articles: { slug: string; updatedAt: string }[]
  /** All of the tree, whatever lies below another. */
  commodities: PublicTerm[]
  topics: PublicTerm[]
  authors: { slug: string }[]
}

/**
 * Published articles as the public may see them. Every function goes through the one visibility rule;
 * a cursor that makes no sense is treated as none.
 */
export type ArticleReads = {
  list(filter: ArticleFilter): Promise<ArticlePage>
  /** Whole documents, newest first, those that were withdrawn among them. */
  listForFeed(filter: ArticleFilter): Promise<ArticlePage<PublicArticle>>
  bySlug(input: { slug: string; now: Date }): Promise<ArticleLookup>
  /**
   * A section that is not public is not there. One that had this address before comes with the slug that it has now; so does an author.
   * A commodity and all below it count as one: `list({ commodity })` includes its children.
   */
  commodity(input: { slug: string; now: Date }): Promise<CommodityPage | null>
  topic(input: { slug: string; now: Date }): Promise<TopicPage | null>
  /** Staff who have published something; null for everybody else. */
  author(input: { slug: string; now: Date }): Promise<PublicAuthor | null>
  /** Top-level commodities and the topics that are public, for the navigation. */
  sections(input: { now: Date }): Promise<{ commodities: PublicTerm[]; topics: PublicTerm[] }>
  /** Whether a cursor is where a page of a list can have ended: there is such an article. */
  isPlace(cursor: string): Promise<boolean>
  /** The same of a page of search results. */
  isHitPlace(cursor: string): Promise<boolean>
  /** The best first; `total` is how many there are, as far as anybody reads. */
  search(input: {
    query: string
    before: string | null
    limit: number
    now: Date
  }): Promise<ArticlePage<SearchHit> & { total: number }>
  sitemap(input: { now: Date }): Promise<Sitemap>
  /** The next instant at which any list reads differently by itself. */
  nextChange(input: { now: Date }): Promise<Date | null>
  /** The newest draft as it would look, for staff with a session; null for everybody else. */
  preview(input: { id: string; request: Request; now: Date }): Promise<DraftPreview | null>
}
