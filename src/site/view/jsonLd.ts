// What search engines are told of an article: schema.org NewsArticle.

import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { oneLine } from '#src/plainText/oneLine.ts'
import { noteId, noteLine, notesByPlace } from './notes.ts'
import { absolute } from './pageContext.ts'
import type { PageContext } from './pageContext.ts'

/** The article as a NewsArticle node. `commentCount` is the number of comments that everybody sees. */
export function newsArticle(
  context: PageContext,
  article: PublicArticle,
  commentCount: number,
): Record<string, unknown> {
  const address = absolute(context, `/articles/${article.slug}`)
  const { top: corrections } = notesByPlace(article.notes)
  const publisher = {
    '@type': 'NewsMediaOrganization',
    name: context.settings.siteName,
    url: `${context.siteUrl}/`,
  }
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `${address}#article`,
    mainEntityOfPage: address,
    url: address,
    headline: article.headline,
    description: oneLine(article.seo.description ?? article.standfirst),
    inLanguage: 'en',
    datePublished: article.publishedAt,
    dateModified: article.updatedAt,
    version: article.edition,
    ...(article.end ? { expires: article.end.at } : {}),
    ...(corrections.length > 0
      ? {
          correction: corrections.map((note) => ({
            '@type': 'CorrectionComment',
            '@id': `${address}#${noteId(note)}`,
            text: noteLine(note),
            datePublished: note.at,
          })),
        }
      : {}),
    author: article.byline.map((author) => ({
      '@type': 'Person',
      name: author.name,
      url: absolute(context, `/authors/${author.slug}`),
      ...(author.jobTitle ? { jobTitle: author.jobTitle } : {}),
    })),
    publisher,
    image: imagesOf(article).map((url) => absolute(context, url)),
    articleSection: article.commodities[0]?.name ?? article.topics[0]?.name,
    keywords: [...article.commodities, ...article.topics].map((term) => term.name),
    wordCount: article.words,
    isAccessibleForFree: true,
    commentCount,
  }
}

/** JSON that cannot leave a script element: `</script>` and `<!--` inside it stay text. */
export function scriptSafeJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`)
    .replaceAll('&', String.raw`\u0026`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)
}

/** The widest page size and the social card, where there are any. */
function imagesOf(article: PublicArticle): string[] {
  if (!article.leadImage) return []
  const { sizes, url } = article.leadImage
  const wanted = ['full', 'wide', 'og'].flatMap((name) => sizes.find((size) => size.name === name)?.url ?? [])
  return wanted.length > 0 ? wanted : [url]
}
