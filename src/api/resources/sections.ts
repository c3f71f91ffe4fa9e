// What articles stand in and under: commodities as a tree, topics, authors; and the figures they cite.

import { z } from '@hono/zod-openapi'
import { ARTICLES, SECTIONS, STAFF } from '#src/caching/tags.ts'
import { publicAuthors } from '#src/public/authors.ts'
import { articlesCiting } from '#src/public/figures.ts'
import { nextChangeOfAny } from '#src/public/nextChange.ts'
import {
  commodityTree,
  type CommodityTree,
  DEEPEST,
  publicTopics,
  type Section,
} from '#src/public/sections.ts'
import type { ApiDeps } from '../http/deps.ts'
import { notFound } from '../http/errors.ts'
import { defineEndpoint, type Api, Shown } from '../http/kit.ts'
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
        { commodities: treeOf(await commodityTree(payload, now()), siteUrl) },
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
      const authors = await publicAuthors(payload, at)
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
      const articles = await articlesCiting({ payload, figureId: id, now: at })
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

/** Roots first, each with what lies below it. */
function treeOf({ tops, childrenOf }: CommodityTree, siteUrl: string): Node[] {
  const nodeOf = (section: Section, depth: number): Node => {
    const { slug, name, symbol, description } = section
    const children = depth < DEEPEST ? childrenOf(section).map((child) => nodeOf(child, depth + 1)) : []
    return { slug, name, symbol, description, url: `${siteUrl}/commodities/${slug}`, children }
  }
  return tops.map((top) => nodeOf(top, 0))
}
