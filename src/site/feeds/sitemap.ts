// What search engines may look at: the sitemap and robots.txt.

import type { PublicTerm } from '#src/figures/types.ts'
import type { SitemapEntry } from '../ports/articles.ts'
import { xml } from './xml.ts'

/** Articles with the true time of their last change, then the sections. One file holds 50,000 addresses at most. */
export function sitemap(
  siteUrl: string,
  content: { articles: SitemapEntry[]; commodities: PublicTerm[]; topics: PublicTerm[] },
): string {
  const newest = content.articles.reduce(
    (latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest),
    '',
  )
  const sections = [
    ...content.commodities.map((term) => entry(`${siteUrl}/commodities/${term.slug}`)),
    ...content.topics.map((term) => entry(`${siteUrl}/topics/${term.slug}`)),
  ]
  const articles = content.articles.map((article) =>
    entry(`${siteUrl}/articles/${article.slug}`, article.updatedAt),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    entry(`${siteUrl}/`, newest),
    ...sections,
    entry(`${siteUrl}/corrections`),
    ...articles.slice(0, 49_998 - sections.length),
    '</urlset>',
    '',
  ].join('\n')
}

/** Everything public may be crawled, pictures too; what is personal, for staff or for machines may not. */
export function robots(siteUrl: string): string {
  const closed = [
    '/admin',
    '/api/',
    '/preview/',
    '/account',
    '/login',
    '/register',
    '/check-mail',
    '/verify',
    '/forgot',
    '/reset',
    '/search',
  ]
  const pictures = 'Allow: /api/media/file/' // before what is closed: some crawlers take the first rule that fits, others the longest
  return [
    'User-agent: *',
    pictures,
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
    '',
  ].join('\n')
}

function entry(address: string, updatedAt?: string): string {
  return `<url><loc>${xml(address)}</loc>${updatedAt ? `<lastmod>${updatedAt}</lastmod>` : ''}</url>`
}
