/** @jsxImportSource hono/jsx */
// The pages for reading along: front page, sections, authors, corrections, search.

import type { Context, Hono } from 'hono'

import type { SiteDeps } from '../deps.ts'
import { PageMissing } from '../errors.ts'
import { cursorOf, frameOf, PAGE_SIZE, sendPage } from '../kit.ts'
import { Notice, noticeOf } from '../layout/Notice.tsx'
import { CorrectionsPage } from '../pages/CorrectionsPage.tsx'
import { AuthorPageView, CommodityPageView, HomePage, SearchPage, TopicPageView } from '../pages/ListPages.tsx'
import type { ArticleFilter } from '../ports/articles.ts'

export function readingRoutes(site: Hono, deps: SiteDeps): void {
  const list = (c: Context, filter: Pick<ArticleFilter, 'commodity' | 'topic' | 'author'>) =>
    deps.articles.list({ ...filter, before: cursorOf(c, 'before'), limit: PAGE_SIZE, now: deps.now() })

  site.get('/', async (c) => {
    const [frame, page] = await Promise.all([frameOf(c, deps), list(c, {})])
    const notice = noticeOf(c.req.query('notice'))
    return sendPage(c, <HomePage frame={frame} page={page} isFirst={isFirst(c)} notice={<Notice code={notice} />} />, { frame })
  })

  site.get('/commodities/:slug', async (c) => {
    const slug = c.req.param('slug')
    const [frame, commodity, page] = await Promise.all([frameOf(c, deps), deps.articles.commodity({ slug }), list(c, { commodity: slug })])
    if (!commodity) throw new PageMissing()
    return sendPage(c, <CommodityPageView frame={frame} commodity={commodity} page={page} isFirst={isFirst(c)} />, { frame })
  })

  site.get('/topics/:slug', async (c) => {
    const slug = c.req.param('slug')
    const [frame, topic, page] = await Promise.all([frameOf(c, deps), deps.articles.topic({ slug }), list(c, { topic: slug })])
    if (!topic) throw new PageMissing()
    return sendPage(c, <TopicPageView frame={frame} topic={topic} page={page} isFirst={isFirst(c)} />, { frame })
  })

  site.get('/authors/:slug', async (c) => {
    const slug = c.req.param('slug')
    const [frame, author, page] = await Promise.all([
      frameOf(c, deps),
      deps.articles.author({ slug, now: deps.now() }),
      list(c, { author: slug }),
    ])
    if (!author) throw new PageMissing()
    return sendPage(c, <AuthorPageView frame={frame} author={author} page={page} isFirst={isFirst(c)} />, { frame })
  })

  site.get('/corrections', async (c) => {
    const [frame, page] = await Promise.all([frameOf(c, deps), deps.notes.page({ before: cursorOf(c, 'before'), limit: PAGE_SIZE, now: deps.now() })])
    return sendPage(c, <CorrectionsPage frame={frame} page={page} isFirst={isFirst(c)} />, { frame })
  })

  site.get('/search', async (c) => {
    const query = (c.req.query('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, 200)
    const [frame, page] = await Promise.all([
      frameOf(c, deps),
      query === '' ? null : deps.articles.search({ query, before: cursorOf(c, 'before'), limit: PAGE_SIZE, now: deps.now() }),
    ])
    return sendPage(c, <SearchPage frame={frame} query={query} page={page} isFirst={isFirst(c)} />, { frame })
  })
}

function isFirst(c: Context): boolean {
  return cursorOf(c, 'before') === null
}
