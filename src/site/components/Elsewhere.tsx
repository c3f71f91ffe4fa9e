/** @jsxImportSource hono/jsx */
// What lists, search engines, shared links and large screens show of an article, for whoever approves it:
// pictures are cut to shapes or shown pixel by pixel there, and some words stand nowhere else.

import type { BesideText } from '#src/articles/besideTheText.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { oneLine } from '#src/plainText/oneLine.ts'
import { draftNodes } from '#src/richtext/body/nodes.ts'
import type { PageContext } from '../view/pageContext.ts'
import { absolute } from '../view/pageContext.ts'
import { cardOf } from './ArticleHead.tsx'
import { Lines } from './Lines.tsx'
import { Lead, Run } from './Summaries.tsx'

/**
 * Under a draft alone. Where two texts are compared `withLists` is false: what lists show of each stands on
 * the page already.
 */
export function Elsewhere({
  context,
  article,
  withLists,
  beside,
}: {
  context: PageContext
  article: PublicArticle
  withLists: boolean
  beside: readonly BesideText[]
}) {
  const card = cardOf(context, article)
  return (
    <section class="elsewhere" aria-labelledby="elsewhere">
      <h2 id="elsewhere">What lists and other sites show</h2>
      <dl>
        <dt>Title for search engines</dt>
        <dd>{article.seo.title ?? article.headline}</dd>
        <dt>Description for search engines</dt>
        <dd>{oneLine(article.seo.description ?? article.standfirst)}</dd>
        <dt>Address</dt>
        <dd>{absolute(context, `/articles/${article.slug}`)}</dd>
      </dl>
      {article.leadImage ? (
        <figure>
          <figcaption>Where a link to it is shared</figcaption>
          <img src={card.url} width={card.width} height={card.height} alt={card.alt} loading="lazy" />
        </figure>
      ) : null}
      <Pictures article={article} />
      {beside.length > 0 ? (
        <dl>
          {beside.map(({ called, text }) => (
            <>
              <dt>{called}</dt>
              <dd>
                <Lines text={text} />
              </dd>
            </>
          ))}
        </dl>
      ) : null}
      {withLists ? (
        <>
          <Lead article={article} />
          <Run articles={[article]} />
        </>
      ) : null}
    </section>
  )
}

/** A fine pattern may show words at one size that it hides at another: each size as its pixels are. */
function Pictures({ article }: { article: PublicArticle }) {
  const inText = draftNodes(article.body).flatMap((node) => (node.type === 'image' ? [node.image] : []))
  const images = [...(article.leadImage ? [article.leadImage] : []), ...inText]
  return (
    <>
      {images.map((image) => (
        <details>
          <summary>{`Every size of “${image.alt}”`}</summary>
          {[image, ...image.sizes].map(({ url, width, height }) => (
            <div class="pixels">
              <img
                src={url}
                width={width}
                height={height}
                alt={`${image.alt}, ${width} × ${height}`}
                loading="lazy"
              />
            </div>
          ))}
        </details>
      ))}
    </>
  )
}
