// The files for machines: feeds, sitemap, robots.txt. The same for everybody, whoever asks.

import type { Context, Hono } from 'hono'
import { type CacheMetadata, mergeCacheMetadata } from '#src/caching/metadata.ts'
import { withText } from '#src/caching/textResponse.ts'
import { type ArticleFilter, findFeedArticles } from '#src/public/articles.ts'
import { authorAt } from '#src/public/authors.ts'
import { findPublicNotes } from '#src/public/notes.ts'
import { commodityAt, topicAt } from '#src/public/sections.ts'
import { siteSettings } from '#src/public/settings.ts'
import { sitemapOf } from '#src/public/sitemap.ts'
import { correctionsFeed } from '../feeds/corrections.ts'
import { rss } from '../feeds/rss.ts'
import { robots, sitemap } from '../feeds/sitemap.ts'
import type { SiteDeps } from '../http/deps.ts'
import { PageMissing } from '../http/errors.ts'
import { setCacheMetadata } from '../http/headers.ts'
import { listShows, ON_EVERY_PAGE, PAGE_SIZE } from '../http/pageResponse.ts'
import { publicGet } from '../http/publicGet.ts'
import { moved } from '../http/rightAddress.ts'
import type { View } from '../view/view.ts'

export function feedRoutes(site: Hono, deps: SiteDeps): void {
  const { payload } = deps
  const feed = async (
    c: Context,
    view: View,
    options: { filter: ArticleFilter; name: string | null; path: string },
  ) => {
    const now = deps.now()
    const settings = await siteSettings(payload)
    const { articles } = await findFeedArticles({ payload, filter: options.filter, limit: PAGE_SIZE, now })
    const channel = {
      siteUrl: deps.siteUrl,
      title: options.name ? `${settings.siteName}: ${options.name}` : settings.siteName,
      description: settings.tagline || settings.siteName,
      path: options.path,
      feedPath: c.req.path,
    }
    return send(c, {
      view,
      shows: await feedShows(deps, now),
      type: 'application/rss+xml; charset=utf-8',
      body: rss(channel, articles),
    })
  }

  publicGet(site, '/feed.xml', [], (c, view) => feed(c, view, { filter: {}, name: null, path: '/' }))

  publicGet(site, '/commodities/:slug/feed.xml', [], async (c, view) => {
    const slug = c.req.param('slug')
    const commodity = await commodityAt({ payload, slug, now: deps.now() })
    if (!commodity) throw new PageMissing()
    if (commodity.slug !== slug) return moved(c, view, `/commodities/${commodity.slug}/feed.xml`)
    return feed(c, view, {
      filter: { commodities: commodity.ids },
      name: commodity.name,
      path: `/commodities/${commodity.slug}`,
    })
  })

  publicGet(site, '/topics/:slug/feed.xml', [], async (c, view) => {
    const slug = c.req.param('slug')
    const topic = await topicAt({ payload, slug, now: deps.now() })
    if (!topic) throw new PageMissing()
    if (topic.slug !== slug) return moved(c, view, `/topics/${topic.slug}/feed.xml`)
    return feed(c, view, { filter: { topics: [topic.id] }, name: topic.name, path: `/topics/${topic.slug}` })
  })

  publicGet(site, '/authors/:slug/feed.xml', [], async (c, view) => {
    const slug = c.req.param('slug')
    const author = await authorAt({ payload, slug, now: deps.now() })
    if (!author) throw new PageMissing()
    if (author.slug !== slug) return moved(c, view, `/authors/${author.slug}/feed.xml`)
    return feed(c, view, {
      filter: { authors: [author.id] },
      name: author.name,
      path: `/authors/${author.slug}`,
    })
  })

  publicGet(site, '/corrections/feed.xml', [], async (c, view) => {
    const now = deps.now()
    const settings = await siteSettings(payload)
    const { notes } = await findPublicNotes({ payload, limit: PAGE_SIZE, now })
    const channel = {
      siteUrl: deps.siteUrl,
      title: `${settings.siteName}: corrections`,
      description: 'Every change to an article after it was published, newest first.',
      path: '/corrections',
      feedPath: c.req.path,
    }
    return send(c, {
      view,
      shows: await feedShows(deps, now),
      type: 'application/rss+xml; charset=utf-8',
      body: correctionsFeed(channel, notes),
    })
  })

  publicGet(site, '/sitemap.xml', ['part'], async (c, view) => {
    const now = deps.now()
    const body = sitemap(deps.siteUrl, await sitemapOf(payload, now), {
      part: c.req.query('part') ?? null,
    })
    if (body === null) throw new PageMissing()
    return send(c, {
      view,
      shows: await feedShows(deps, now),
      type: 'application/xml; charset=utf-8',
      body,
    })
  })

  publicGet(site, '/robots.txt', [], (c, view) =>
    send(c, {
      view,
      shows: { tags: [], until: null },
      type: 'text/plain; charset=utf-8',
      body: robots(deps.siteUrl),
    }),
  )
}

/** Articles, and the names of the site and its sections. */
async function feedShows(deps: SiteDeps, now: Date): Promise<CacheMetadata> {
  return mergeCacheMetadata(ON_EVERY_PAGE, await listShows(deps, now))
}

/** Feeds may be read from any site's page; they hold nothing that is not public. */
function send(
  c: Context,
  { view, shows, type, body }: { view: View; shows: CacheMetadata; type: string; body: string },
) {
  if (view === 'public') setCacheMetadata(c, shows)
  c.header('Access-Control-Allow-Origin', '*')
  return withText(c.body(null, 200, { 'Content-Type': type }), body)
}
