// The files for machines: feeds, sitemap, robots.txt. The same for everybody, whoever asks.

import type { Context, Hono } from 'hono'

import type { SiteDeps } from '../deps.ts'
import { PageMissing } from '../errors.ts'
import { correctionsFeed } from '../feeds/corrections.ts'
import { rss } from '../feeds/rss.ts'
import { robots, sitemap } from '../feeds/sitemap.ts'
import { declarePublic } from '../http/headers.ts'
import { PAGE_SIZE } from '../kit.ts'
import type { ArticleFilter } from '../ports/articles.ts'

type Section = Pick<ArticleFilter, 'commodity' | 'topic' | 'author'>

export function feedRoutes(site: Hono, deps: SiteDeps): void {
  const feed = async (c: Context, options: { section: Section; name: string | null; path: string }) => {
    const settings = await deps.settings()
    const { items } = await deps.articles.listWhole({ ...options.section, before: null, limit: PAGE_SIZE, now: deps.now() })
    const channel = {
      siteUrl: deps.siteUrl,
      title: options.name ? `${settings.siteName}: ${options.name}` : settings.siteName,
      description: settings.tagline || settings.siteName,
      path: options.path,
      feedPath: c.req.path,
    }
    return send(c, 'application/rss+xml; charset=utf-8', rss(channel, items))
  }

  site.get('/feed.xml', (c) => feed(c, { section: {}, name: null, path: '/' }))

  site.get('/commodities/:slug/feed.xml', async (c) => {
    const commodity = await deps.articles.commodity({ slug: c.req.param('slug') })
    if (!commodity) throw new PageMissing()
    return feed(c, { section: { commodity: commodity.slug }, name: commodity.name, path: `/commodities/${commodity.slug}` })
  })

  site.get('/topics/:slug/feed.xml', async (c) => {
    const topic = await deps.articles.topic({ slug: c.req.param('slug') })
    if (!topic) throw new PageMissing()
    return feed(c, { section: { topic: topic.slug }, name: topic.name, path: `/topics/${topic.slug}` })
  })

  site.get('/authors/:slug/feed.xml', async (c) => {
    const author = await deps.articles.author({ slug: c.req.param('slug'), now: deps.now() })
    if (!author) throw new PageMissing()
    return feed(c, { section: { author: author.slug }, name: author.name, path: `/authors/${author.slug}` })
  })

  site.get('/corrections/feed.xml', async (c) => {
    const settings = await deps.settings()
    const { items } = await deps.notes.page({ before: null, limit: PAGE_SIZE, now: deps.now() })
    const channel = {
      siteUrl: deps.siteUrl,
      title: `${settings.siteName}: corrections`,
      description: 'Every change to an article after it was published, newest first.',
      path: '/corrections',
      feedPath: c.req.path,
    }
    return send(c, 'application/rss+xml; charset=utf-8', correctionsFeed(channel, items))
  })

  site.get('/sitemap.xml', async (c) => {
    const [articles, sections] = await Promise.all([deps.articles.sitemap({ now: deps.now() }), deps.articles.sections()])
    return send(c, 'application/xml; charset=utf-8', sitemap(deps.siteUrl, { articles, ...sections }))
  })

  site.get('/robots.txt', (c) => send(c, 'text/plain; charset=utf-8', robots(deps.siteUrl)))
}

/** Feeds may be read from any site's page; they hold nothing that is not public. */
function send(c: Context, type: string, body: string) {
  declarePublic(c)
  c.header('Access-Control-Allow-Origin', '*')
  return c.body(body, 200, { 'Content-Type': type })
}
