// RSS 2.0: a channel, and the articles in it whole.

import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { memoizeForSite } from '#src/caching/memoize.ts'
import { html, type Markup, ownLines } from '#src/richtext/escape.ts'
import { rfc822 } from '../view/times.ts'
import { feedHtml, noteHtml, paragraphHtml, textHtml } from './feedHtml.ts'
import { xml } from './xml.ts'

/** What a channel says of itself; paths are paths of this site. */
export type Channel = { siteUrl: string; title: string; description: string; path: string; feedPath: string }

/** Characters of the whole texts in one feed, as it is written; twenty of 2,000 words are fewer. */
const MAX_TEXT = 1_500_000

/**
 * The feed. A withdrawn article stays in it with its note in place of the text, so that nobody keeps the text
 * unawares. Where the texts are very long, the older articles come with their descriptions alone.
 */
export function rss(channel: Channel, articles: PublicArticle[]): string {
  let length = 0
  const items = articles.map((article, at) => {
    const isFull = at > 0 && length > MAX_TEXT
    const made = isFull ? itemWithoutText(article, channel.siteUrl) : item(article, channel.siteUrl)
    length += made.length
    return made
  })
  return feed(channel, { items, changedAt: articles.map(({ updatedAt }) => updatedAt) })
}

/** A channel around finished items. `changedAt`: when each of them last changed, ISO 8601. */
export function feed(
  channel: Channel,
  { items, changedAt }: { items: string[]; changedAt: string[] },
): string {
  const newest = changedAt.reduce((latest, at) => (at > latest ? at : latest), '')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" ' +
      'xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
      'xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    `<title>${xml(channel.title)}</title>`,
    `<link>${xml(channel.siteUrl + channel.path)}</link>`,
    `<description>${xml(channel.description)}</description>`,
    '<language>en-gb</language>',
    `<atom:link href="${xml(channel.siteUrl + channel.feedPath)}" rel="self" type="application/rss+xml"/>`,
    newest ? `<lastBuildDate>${rfc822(newest)}</lastBuildDate>` : '',
    ...items,
    '</channel>',
    '</rss>',
    '',
  ]
    .filter((line, index, lines) => line !== '' || index === lines.length - 1)
    .join('\n')
}

/** Made once for each article: escaping its text takes longer than all the rest of a feed. */
const item = memoizeForSite((article: PublicArticle, siteUrl: string): string =>
  itemOf(article, siteUrl, article.withdrawal ? null : xml(feedHtml(article, siteUrl))),
)

function itemWithoutText(article: PublicArticle, siteUrl: string): string {
  return itemOf(article, siteUrl, null)
}

function itemOf(article: PublicArticle, siteUrl: string, text: string | null): string {
  const address = `${siteUrl}/articles/${article.slug}`
  return [
    '<item>',
    `<title>${xml(article.headline)}</title>`,
    `<link>${xml(address)}</link>`,
    // The id and not the address: a slug may change, an entry that was read stays read.
    `<guid isPermaLink="false">urn:assay:article:${xml(article.id)}</guid>`,
    `<pubDate>${rfc822(article.publishedAt)}</pubDate>`,
    article.updatedAt > article.publishedAt ? `<atom:updated>${xml(article.updatedAt)}</atom:updated>` : '',
    ...article.byline.map((author) => `<dc:creator>${xml(author.name)}</dc:creator>`),
    ...[...article.commodities, ...article.topics].map((term) => `<category>${xml(term.name)}</category>`),
    `<description>${xml(summaryOf(article).text)}</description>`,
    text === null ? '' : `<content:encoded>${text}</content:encoded>`,
    '</item>',
  ]
    .filter(Boolean)
    .join('\n')
}

/** A changed article says first what was changed last. */
function summaryOf({ withdrawal, notes: [newest], standfirst }: PublicArticle): Markup {
  if (withdrawal) return html`Withdrawn: ${ownLines(withdrawal.note)}`
  return newest ? html`${noteHtml(newest)}${paragraphHtml(standfirst)}` : textHtml(standfirst)
}
