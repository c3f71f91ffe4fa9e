/** @jsxImportSource hono/jsx */
// The pages for reading along: front page, sections, authors, corrections, search.

import type { Context, Hono } from 'hono'
import { MAX_QUESTION_LENGTH } from '#src/search/index.ts'
import type { SiteDeps } from '../deps.ts'
import { PageMissing } from '../errors.ts'
import { moved } from '../http/moved.ts'
import { cursorOf, pageContextOf, listShows, PAGE_SIZE, sendPage } from '../kit.ts'
import { Notice, noticeOf } from '../layout/Notice.tsx'
import { CorrectionsPage } from '../pages/CorrectionsPage.tsx'
import {
  AuthorPageView,
  CommodityPageView,
  HomePage,
  SearchPage,
  TopicPageView,
} from '../pages/ListPages.tsx'
import type { ArticleFilter } from '../ports/articles.ts'
import { publicGet } from '../publicGet.ts'

export function readingRoutes(site: Hono, deps: SiteDeps): void {
  const list = (c: Context, now: Date, filter: Pick<ArticleFilter, 'commodity' | 'topic' | 'author'>) =>
    deps.articles.list({ ...filter, before: cursorOf(c, 'before'), limit: PAGE_SIZE, now })

  publicGet(site, '/', ['before'], async (c, view) => {
    const now = deps.now()
    const [frame, page] = await Promise.all([pageContextOf(c, deps, view), list(c, now, {})])
    const notice = noticeOf(c.req.query('notice'))
    return sendPage(
      c,
      <HomePage frame={frame} page={page} isFirst={isFirst(c)} notice={<Notice code={notice} />} />,
      { frame, shows: await listShows(deps, now), isStray: await isStray(c, deps.articles.isPlace) },
    )
  })

  publicGet(site, '/commodities/:slug', ['before'], async (c, view) => {
    const now = deps.now()
    const slug = c.req.param('slug')
    const [frame, commodity, page] = await Promise.all([
      pageContextOf(c, deps, view),
      deps.articles.commodity({ slug, now }),
      list(c, now, { commodity: slug }),
    ])
    if (!commodity) throw new PageMissing()
    if (commodity.slug !== slug) return moved(c, view, `/commodities/${commodity.slug}`)
    return sendPage(
      c,
      <CommodityPageView frame={frame} commodity={commodity} page={page} isFirst={isFirst(c)} />,
      { frame, shows: await listShows(deps, now), isStray: await isStray(c, deps.articles.isPlace) },
    )
  })

  publicGet(site, '/topics/:slug', ['before'], async (c, view) => {
    const now = deps.now()
    const slug = c.req.param('slug')
    const [frame, topic, page] = await Promise.all([
      pageContextOf(c, deps, view),
      deps.articles.topic({ slug, now }),
      list(c, now, { topic: slug }),
    ])
    if (!topic) throw new PageMissing()
    if (topic.slug !== slug) return moved(c, view, `/topics/${topic.slug}`)
    return sendPage(c, <TopicPageView frame={frame} topic={topic} page={page} isFirst={isFirst(c)} />, {
      frame,
      shows: await listShows(deps, now),
      isStray: await isStray(c, deps.articles.isPlace),
    })
  })

  publicGet(site, '/authors/:slug', ['before'], async (c, view) => {
    const now = deps.now()
    const slug = c.req.param('slug')
    const [frame, author, page] = await Promise.all([
      pageContextOf(c, deps, view),
      deps.articles.author({ slug, now }),
      list(c, now, { author: slug }),
    ])
    if (!author) throw new PageMissing()
    if (author.slug !== slug) return moved(c, view, `/authors/${author.slug}`)
    return sendPage(c, <AuthorPageView frame={frame} author={author} page={page} isFirst={isFirst(c)} />, {
      frame,
      shows: await listShows(deps, now),
      isStray: await isStray(c, deps.articles.isPlace),
    })
  })

  publicGet(site, '/corrections', ['before'], async (c, view) => {
    const now = deps.now()
    const [frame, page] = await Promise.all([
      pageContextOf(c, deps, view),
      deps.notes.page({ before: cursorOf(c, 'before'), limit: PAGE_SIZE, now }),
    ])
    return sendPage(c, <CorrectionsPage frame={frame} page={page} isFirst={isFirst(c)} />, {
      frame,
      shows: await listShows(deps, now),
      isStray: await isStray(c, deps.notes.isPlace),
    })
  })

  publicGet(site, '/search', ['q', 'before'], async (c, view) => {
    const now = deps.now()
    const asked = c.req.query('q') ?? ''
    const query = asked.replace(/\s+/g, ' ').trim().slice(0, MAX_QUESTION_LENGTH)
    const [frame, page] = await Promise.all([
      pageContextOf(c, deps, view),
      query === ''
        ? null
        : deps.articles.search({ query, before: cursorOf(c, 'before'), limit: PAGE_SIZE, now }),
    ])
    // A search that finds nothing, or is written in one more way, is one of as many as anybody can type.
    const isOneOfMany = query !== asked || page?.items.length === 0
    const isStraySearch = isOneOfMany || (await isStray(c, deps.articles.isHitPlace))
    return sendPage(c, <SearchPage frame={frame} query={query} page={page} isFirst={isFirst(c)} />, {
      frame,
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
