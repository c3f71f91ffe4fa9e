// What search engines may look at: the sitemap and robots.txt.

import type { Sitemap } from '#src/public/sitemap.ts'
import { xml } from './xml.ts'

/** Addresses that one file may hold (sitemaps.org, "Sitemap file limits"). */
const MAX_ADDRESSES = 50_000

const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/**
 * The sitemap: the sections, the authors, and the articles with the true time of their last change. Where
 * that is more than a file may hold, an index of its parts, which are asked for by their number, from 1. Null
 * for a part that there is not.
 */
export function sitemap(
  siteUrl: string,
  content: Sitemap,
  { part, most = MAX_ADDRESSES }: { part: string | null; most?: number },
): string | null {
  const entries = entriesOf(siteUrl, content)
  const parts = Math.ceil(entries.length / most)
  if (part === null)
    return parts === 1
      ? file('urlset', entries)
      : file(
          'sitemapindex',
          Array.from(
            { length: parts },
            (_, index) => `<sitemap><loc>${xml(`${siteUrl}/sitemap.xml?part=${index + 1}`)}</loc></sitemap>`,
          ),
        )
  const number = /^[1-9]\d{0,4}$/.test(part) ? Number(part) : 0
  if (parts === 1 || number < 1 || number > parts) return null
  return file('urlset', entries.slice((number - 1) * most, number * most))
}

function entriesOf(siteUrl: string, { articles, commodities, topics, authors }: Sitemap): string[] {
  const newest = articles.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), '')
  return [
    entry(`${siteUrl}/`, newest),
    ...commodities.map(({ slug }) => entry(`${siteUrl}/commodities/${slug}`)),
    ...topics.map(({ slug }) => entry(`${siteUrl}/topics/${slug}`)),
    ...authors.map(({ slug }) => entry(`${siteUrl}/authors/${slug}`)),
    entry(`${siteUrl}/corrections`),
    ...articles.map(({ slug, updatedAt }) => entry(`${siteUrl}/articles/${slug}`, updatedAt)),
  ]
}

function file(element: 'urlset' | 'sitemapindex', entries: string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${element} ${NAMESPACE}>`,
    ...entries,
    `</${element}>`,
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
  // Before what is closed: some crawlers take the first rule that fits, others the longest.
  const pictures = 'Allow: /api/media/file/'
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
