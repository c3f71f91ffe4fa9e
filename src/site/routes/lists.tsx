/** @jsxImportSource hono/jsx */
// The pages for reading along: front page, sections, authors, corrections, search.

import type { Context, Hono } from 'hono'
import { type ArticleFilter, findPublicArticles, isArticleCursor } from '#src/public/articles.ts'
import { authorAt } from '#src/public/authors.ts'
import { findPublicNotes, isNoteCursor } from '#src/public/notes.ts'
import { commodityAt, topicAt } from '#src/public/sections.ts'
import { isHitCursor, MAX_QUESTION_LENGTH, searchArticles } from '#src/search/index.ts'
import type { SiteDeps } from '../http/deps.ts'
import { PageMissing } from '../http/errors.ts'
import { cursorOf, pageContextOf, listShows, PAGE_SIZE, sendPage } from '../http/pageResponse.ts'
import { publicGet } from '../http/publicGet.ts'
import { moved } from '../http/rightAddress.ts'
import { Notice } from '../layout/Notice.tsx'
import { CorrectionsPage } from '../pages/CorrectionsPage.tsx'
import {
  AuthorPageView,
  CommodityPageView,
  HomePage,
  SearchPage,
  TopicPageView,
} from '../pages/ListPages.tsx'
import { noticeOf } from '../view/notices.ts'
import type { PageContext } from '../view/pageContext.ts'

export function readingRoutes(site: Hono, deps: SiteDeps): void {
  const { payload } = deps
  const list = (c: Context, now: Date, filter: ArticleFilter) =>
    findPublicArticles({ payload, filter, after: cursorOf(c, 'before'), limit: PAGE_SIZE, now })

  /** How a page of a list is sent. */
  const asList = async (c: Context, now: Date, context: PageContext) => ({
    context,
    shows: await listShows(deps, now),
    isStray: await isStray(c, (cursor) => isArticleCursor(payload, cursor)),
  })

  publicGet(site, '/', ['before'], async (c, view) => {
    const now = deps.now()
    const [context, page] = await Promise.all([pageContextOf(c, deps, view), list(c, now, {})])
    const notice = noticeOf(c.req.query('notice'))
    return sendPage(
      c,
      <HomePage context={context} page={page} isFirst={isFirst(c)} notice={<Notice code={notice} />} />,
      await asList(c, now, context),
    )
  })

  publicGet(site, '/commodities/:slug', ['before'], async (c, view) => {
    const now = deps.now()
    const slug = c.req.param('slug')
    const commodity = await commodityAt({ payload, slug, now })
    if (!commodity) throw new PageMissing()
    if (commodity.slug !== slug) return moved(c, view, `/commodities/${commodity.slug}`)
    const [context, page] = await Promise.all([
      pageContextOf(c, deps, view),
      list(c, now, { commodities: commodity.ids }),
    ])
    return sendPage(
      c,
      <CommodityPageView context={context} commodity={commodity} page={page} isFirst={isFirst(c)} />,
      await asList(c, now, context),
    )
  })

  publicGet(site, '/topics/:slug', ['before'], async (c, view) => {
    const now = deps.now()
    const slug = c.req.param('slug')
    const topic = await topicAt({ payload, slug, now })
    if (!topic) throw new PageMissing()
    if (topic.slug !== slug) return moved(c, view, `/topics/${topic.slug}`)
    const [context, page] = await Promise.all([
      pageContextOf(c, deps, view),
      list(c, now, { topics: [topic.id] }),
    ])
    return sendPage(
      c,
      <TopicPageView context={context} topic={topic} page={page} isFirst={isFirst(c)} />,
      await asList(c, now, context),
    )
  })

  publicGet(site, '/authors/:slug', ['before'], async (c, view) => {
    const now = deps.now()
    const slug = c.req.param('slug')
    const author = await authorAt({ payload, slug, now })
    if (!author) throw new PageMissing()
    if (author.slug !== slug) return moved(c, view, `/authors/${author.slug}`)
    const [context, page] = await Promise.all([
      pageContextOf(c, deps, view),
      list(c, now, { authors: [author.id] }),
    ])
    return sendPage(
      c,
      <AuthorPageView context={context} author={author} page={page} isFirst={isFirst(c)} />,
      await asList(c, now, context),
    )
  })

  publicGet(site, '/corrections', ['before'], async (c, view) => {
    const now = deps.now()
    const [context, page] = await Promise.all([
      pageContextOf(c, deps, view),
      findPublicNotes({ payload, after: cursorOf(c, 'before'), limit: PAGE_SIZE, now }),
    ])
    return sendPage(c, <CorrectionsPage context={context} page={page} isFirst={isFirst(c)} />, {
      context,
      shows: await listShows(deps, now),
      isStray: await isStray(c, (cursor) => isNoteCursor(payload, cursor)),
    })
  })

  publicGet(site, '/search', ['q', 'before'], async (c, view) => {
    const now = deps.now()
    const typed = c.req.query('q') ?? ''
    const query = typed.replace(/\s+/g, ' ').trim().slice(0, MAX_QUESTION_LENGTH)
    const [context, page] = await Promise.all([
      pageContextOf(c, deps, view),
      query === ''
        ? null
        : searchArticles({ payload, query, after: cursorOf(c, 'before'), limit: PAGE_SIZE, now }),
    ])
    // A search that finds nothing, or is written in one more way, is one of as many as anybody can type.
    const isOneOfMany = typed !== query || page?.hits.length === 0
    const isStraySearch = isOneOfMany || (await isStray(c, async (cursor) => isHitCursor(cursor)))
    return sendPage(c, <SearchPage context={context} query={query} page={page} isFirst={isFirst(c)} />, {
      context,
      shows: await listShows(deps, now),
      isStray: isStraySearch,
    })
  })
}

function isFirst(c: Context): boolean {
  return cursorOf(c, 'before') === null
}

/** Whether the address has a cursor at which no page of ours ended. */
async function isStray(c: Context, isPlace: (cursor: string) => Promise<boolean>): Promise<boolean> {
  if (c.req.query('before') === undefined) return false
  const cursor = cursorOf(c, 'before')
  return cursor === null || !(await isPlace(cursor))
}
