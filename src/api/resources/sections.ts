// What articles stand in and under: commodities as a tree, topics, authors; and the figures they cite.

import { z } from '@hono/zod-openapi'
import { listedNow } from '#access/visibility.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { ARTICLES, SECTIONS, STAFF } from '#src/freshness/tags.ts'
import { documentsOf, readCopies } from '#src/publishing/reading/copyRows.ts'
import { nextChangeOfAny } from '#src/publishing/reading/expiry.ts'
import type { ApiDeps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { defineEndpoint, type Api, Shown } from '../kit.ts'
import { publicCommodities, publicTopics, publishedAuthors, type Section } from '../sections.ts'
import { Author, Figure, Id, presentAuthor, presentFigure } from './common.ts'

type Node = {
  slug: string
  name: string
  symbol: string | null
  description: string | null
  url: string
  children: Node[]
}

const Commodity: z.ZodType<Node> = z
  .object({
    slug: z.string(),
    name: z.string(),
    symbol: z.string().nullable(),
    description: z.string().nullable(),
    url: z.url(),
    children: z
      .lazy(() => z.array(Commodity))
      .openapi({ type: 'array', items: { $ref: '#/components/schemas/Commodity' } }),
  })
  .openapi('Commodity')

const Topic = z
  .object({ slug: z.string(), name: z.string(), description: z.string().nullable(), url: z.url() })
  .openapi('Topic')

const CitedFigure = z
  .object({
    figure: Figure,
    articles: z.array(z.object({ slug: z.string(), headline: z.string(), url: z.url() })),
  })
  .openapi('CitedFigure')

export function sectionCalls(api: Api, deps: ApiDeps): void {
  const { payload, siteUrl, now } = deps

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/commodities',
    id: 'listCommodities',
    tag: 'Sections',
    summary: 'Commodities, as a tree',
    to: 'all alike',
    answer: z.object({ commodities: z.array(Commodity) }),
    handle: async () =>
      new Shown(
        { commodities: treeOf(await publicCommodities(payload, now()), siteUrl) },
        { tags: [SECTIONS, ARTICLES], until: await nextChangeOfAny(payload, now()) },
      ),
  })

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/topics',
    id: 'listTopics',
    tag: 'Sections',
    summary: 'Topics',
    to: 'all alike',
    answer: z.object({ topics: z.array(Topic) }),
    handle: async () =>
      new Shown(
        {
          topics: (await publicTopics(payload, now())).map(({ slug, name, description }) => ({
            slug,
            name,
            description,
            url: `${siteUrl}/topics/${slug}`,
          })),
        },
        { tags: [SECTIONS, ARTICLES], until: await nextChangeOfAny(payload, now()) },
      ),
  })

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/authors',
    id: 'listAuthors',
    tag: 'Sections',
    summary: 'Authors of published articles',
    to: 'all alike',
    answer: z.object({ authors: z.array(Author) }),
    handle: async () => {
      const at = now()
      const authors = await publishedAuthors(payload, { now: at })
      return new Shown(
        { authors: authors.map((author) => presentAuthor(author, siteUrl)) },
        { tags: [ARTICLES, STAFF], until: await nextChangeOfAny(payload, at) },
      )
    },
  })

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/figures/{id}',
    id: 'getFigure',
    tag: 'Sections',
    summary: 'A figure, as the newest published article that cites it shows it',
    to: 'all alike',
    params: z.object({ id: Id }),
    answer: CitedFigure,
    errors: [404],
    handle: async ({ params: { id } }) => {
      const at = now()
      const articles = await citing(deps, id)
      const figure = articles.flatMap((article) => article.figures).find((one) => one.id === id)
      if (!figure) throw notFound('There is no such figure.')
      const shown = articles.map(({ slug, headline }) => ({
        slug,
        headline,
        url: `${siteUrl}/articles/${slug}`,
      }))
      return new Shown(
        { figure: presentFigure(figure), articles: shown },
        { tags: [ARTICLES], until: await nextChangeOfAny(payload, at) },
      )
    },
  })
}

/** Roots first; what lies below a commodity that is gone counts as a root. */
function treeOf(all: Section[], siteUrl: string): Node[] {
  const known = new Set(all.map(({ id }) => id))
  const under = (parent: string | null, depth: number): Node[] =>
    depth > 12 // deeper than the desk can make it
      ? []
      : all
          .filter((section) =>
            parent === null
              ? section.parent === null || !known.has(section.parent)
              : section.parent === parent,
          )
          .map(({ id, slug, name, symbol, description }) => ({
            slug,
            name,
            symbol,
            description,
            url: `${siteUrl}/commodities/${slug}`,
            children: under(id, depth + 1),
          }))
  return under(null, 0)
}

/** The ten newest articles that are out and cite a figure, frozen as they were approved. */
async function citing({ payload, now }: ApiDeps, figureId: string): Promise<PublicArticle[]> {
  const copies = await readCopies({
    payload,
    where: { and: [{ figures: { in: [figureId] } }, listedNow(now())] },
    sort: ['-contentUpdatedAt'],
    limit: 10,
  })
  const articles = await documentsOf(copies, now())
  return articles.filter((article) => article.figures.some(({ id }) => id === figureId))
}
