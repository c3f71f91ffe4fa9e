// Articles: lists by section and date, one whole, and search.

import { z } from '@hono/zod-openapi'
import { ARTICLES, articleTag, SECTIONS, STAFF } from '#src/caching/tags.ts'
import { mapInTurns } from '#src/eventLoop/yielding.ts'
import { findPublicArticles } from '#src/public/articles.ts'
import { nextChangeOfAny } from '#src/public/nextChange.ts'
import { isHitCursor, searchArticles } from '#src/search/index.ts'
import { pageCursor, strangeCursor } from '../http/cursor.ts'
import type { ApiDeps } from '../http/deps.ts'
import { defineEndpoint, type Api, Shown } from '../http/kit.ts'
import { filterOf } from './articleFilter.ts'
import { presentArticle, presentListed, presentSummary } from './articlePresenter.ts'
import { ArticleList, ListQuery, OneArticle, OneQuery, SearchQuery, SearchResult } from './articleSchema.ts'
import { Slug } from './common.ts'
import { articleOrRedirect } from './resolveArticle.ts'

export function registerArticleRoutes(api: Api, deps: ApiDeps): void {
  const { payload, siteUrl, now } = deps

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/articles',
    id: 'listArticles',
    tag: 'Articles',
    summary: 'Published articles, newest first',
    to: 'all alike',
    query: ListQuery,
    answer: ArticleList,
    errors: [404],
    handle: async ({ query: { cursor, limit, fields, commodity, topic, author, from, to } }) => {
      const at = now()
      const sections = await filterOf(payload, { commodity, topic, author, now: at })
      const page = await findPublicArticles({
        payload,
        now: at,
        filter: { ...sections, from, to },
        after: pageCursor(cursor),
        limit,
        withTexts: fields?.includes('body') ?? false,
      })
      return new Shown(
        {
          articles: await mapInTurns(page.articles, (article) => presentListed(article, { siteUrl, fields })),
          next: page.next,
        },
        { tags: [ARTICLES, SECTIONS, STAFF], until: await nextChangeOfAny(payload, at) },
      )
    },
  })

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/articles/{slug}',
    id: 'getArticle',
    tag: 'Articles',
    summary: 'One article, whole',
    description:
      'An address the article had before answers 301. A withdrawn article answers with ' +
      '`withdrawal` and without its text.',
    to: 'all alike',
    params: z.object({ slug: Slug }),
    query: OneQuery,
    answer: OneArticle,
    moves: true,
    errors: [404],
    handle: async ({ c, params: { slug }, query: { fields } }) => {
      const found = await articleOrRedirect(deps, c, slug)
      if (found instanceof Response) return found
      return new Shown(presentArticle(found.article, { siteUrl, fields }), {
        tags: [articleTag(found.article.id)],
        until: found.until,
      })
    },
  })

  defineEndpoint(api, deps, {
    method: 'get',
    path: '/search',
    id: 'searchArticles',
    tag: 'Articles',
    summary: 'Search published articles',
    description: 'Every word must occur, the last as a beginning. Words in the headline count most.',
    to: 'all alike',
    query: SearchQuery,
    answer: SearchResult,
    handle: async ({ query: { q, cursor, limit } }) => {
      if (cursor !== undefined && !isHitCursor(cursor)) throw strangeCursor()
      const at = now()
      const { hits, total, next } = await searchArticles({
        payload,
        query: q,
        now: at,
        limit,
        after: cursor ?? null,
      })
      return new Shown(
        {
          hits: hits.map(({ article, passage }) => ({
            article: presentSummary(article, siteUrl),
            passage,
          })),
          total,
          next,
        },
        { tags: [ARTICLES], until: await nextChangeOfAny(payload, at) },
      )
    },
  })
}
