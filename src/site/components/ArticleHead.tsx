/** @jsxImportSource hono/jsx */
// What an article's head tells other machines: Open Graph, the social card, JSON-LD.

import { raw } from 'hono/html'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { oneLine } from '#src/plainText/oneLine.ts'
import { newsArticle, scriptSafeJson } from '../view/jsonLd.ts'
import { absolute } from '../view/pageContext.ts'
import type { PageContext } from '../view/pageContext.ts'

/** A withdrawn article is told to nobody: it carries no structured data. */
export function ArticleHead({
  context,
  article,
  commentCount,
}: {
  context: PageContext
  article: PublicArticle
  commentCount: number
}) {
  const card = cardOf(context, article)
  const title = article.seo.title ?? article.headline
  const description = oneLine(article.seo.description ?? article.standfirst)
  return (
    <>
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={context.settings.siteName} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={absolute(context, `/articles/${article.slug}`)} />
      <meta property="og:locale" content="en_GB" />
      <meta property="og:image" content={card.url} />
      <meta property="og:image:width" content={String(card.width)} />
      <meta property="og:image:height" content={String(card.height)} />
      <meta property="og:image:alt" content={card.alt} />
      <meta property="article:published_time" content={article.publishedAt} />
      <meta property="article:modified_time" content={article.updatedAt} />
      {article.byline.map((author) => (
        <meta property="article:author" content={absolute(context, `/authors/${author.slug}`)} />
      ))}
      {article.commodities[0] ? (
        <meta property="article:section" content={article.commodities[0].name} />
      ) : null}
      <meta name="twitter:card" content="summary_large_image" />
      <script type="application/ld+json">
        {raw(scriptSafeJson(newsArticle(context, article, commentCount)))}
      </script>
    </>
  )
}

/** The picture that shared links show: cut to their shape, or the site's own. */
export function cardOf(context: PageContext, article: PublicArticle) {
  const image = article.leadImage
  const card = image?.sizes.find((size) => size.name === 'og') ?? image
  if (!image || !card)
    return {
      url: absolute(context, context.assets.card),
      width: 1200,
      height: 630,
      alt: context.settings.siteName,
    }
  return { url: absolute(context, card.url), width: card.width, height: card.height, alt: image.alt }
}
