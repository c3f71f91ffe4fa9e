/** @jsxImportSource hono/jsx */
// An article as readers see it, and as the desk sees it in the live preview.

import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

import type { PublicArticle } from '#src/publishing/publicArticle.ts'
import { ArticleHead } from '../components/ArticleHead.tsx'
import { bodyHtml, sourcesHtml } from '../components/articleBody.ts'
import { Names } from '../components/Names.tsx'
import { Picture } from '../components/Picture.tsx'
import type { Frame } from '../frame.ts'
import { Page } from '../layout/Page.tsx'
import { momentOf, wasUpdated } from '../times.ts'

/** The page of one article. `children` is what stands under it: the comments. */
export function ArticlePage(props: {
  frame: Frame
  article: PublicArticle
  commentCount: number
  isPreview?: boolean
  children?: Child
}) {
  const { frame, article } = props
  const isPublic = !props.isPreview && !article.withdrawal
  return (
    <Page
      frame={frame}
      title={article.seo.title ?? article.headline}
      description={article.withdrawal ? 'This article has been withdrawn.' : (article.seo.description ?? article.standfirst)}
      {...(isPublic ? { canonical: `/articles/${article.slug}` } : {})}
      head={isPublic ? <ArticleHead frame={frame} article={article} commentCount={props.commentCount} /> : null}
      withPreview={props.isPreview ?? false}
    >
      {props.isPreview ? (
        <p class="notice preview-notice" role="note">
          Preview of a draft. Only the desk sees this page.
        </p>
      ) : null}
      <article class="article" data-article={article.slug}>
        <Header article={article} />
        {article.withdrawal ? <Withdrawal withdrawal={article.withdrawal} /> : <Text article={article} />}
        <About article={article} />
      </article>
      {props.children}
    </Page>
  )
}

function Header({ article }: { article: PublicArticle }) {
  const section = article.commodities[0]
  return (
    <header class="article-header">
      {section ? (
        <p class="kicker">
          <a href={`/commodities/${section.slug}`}>{section.name}</a>
        </p>
      ) : null}
      <h1>{article.headline}</h1>
      {article.standfirst && !article.withdrawal ? <p class="standfirst">{article.standfirst}</p> : null}
      <div class="byline">
        {article.byline.length > 0 ? (
          <p class="byline-names">
            By <Names authors={article.byline} />
            {article.byline.length === 1 && article.byline[0]?.jobTitle ? <span class="job">, {article.byline[0].jobTitle}</span> : null}
          </p>
        ) : null}
        <p class="facts">
          <span>
            Published <time datetime={article.publishedAt}>{momentOf(article.publishedAt)}</time>
          </span>
          {wasUpdated(article) ? (
            <span>
              Updated <time datetime={article.updatedAt}>{momentOf(article.updatedAt)}</time>
            </span>
          ) : null}
          {article.withdrawal ? null : <span>{article.readingMinutes} min read</span>}
        </p>
      </div>
    </header>
  )
}

function Text({ article }: { article: PublicArticle }) {
  const sources = sourcesHtml(article)
  return (
    <>
      {article.leadImage ? (
        <figure class="lead-image">
          <Picture image={article.leadImage} sizes="(min-width: 75rem) 64rem, 100vw" ratio="natural" isPriority />
          <figcaption>
            <span class="credit">
              {article.leadImage.credit}
              {article.leadImage.rights ? ` / ${article.leadImage.rights}` : ''}
            </span>
          </figcaption>
        </figure>
      ) : null}
      <div class="columns">
        <div class="body">{raw(bodyHtml(article))}</div>
        {sources ? (
          <aside class="sources" aria-labelledby="sources">
            <h2 id="sources">Figures and sources</h2>
            {raw(sources)}
          </aside>
        ) : null}
      </div>
    </>
  )
}

function Withdrawal({ withdrawal }: { withdrawal: { at: string; note: string } }) {
  return (
    <section class="withdrawal" aria-labelledby="withdrawn">
      <h2 id="withdrawn">This article has been withdrawn</h2>
      <p>{withdrawal.note}</p>
      <p class="facts">
        <span>
          Withdrawn <time datetime={withdrawal.at}>{momentOf(withdrawal.at)}</time>
        </span>
      </p>
    </section>
  )
}

function About({ article }: { article: PublicArticle }) {
  return (
    <footer class="about">
      {article.disclosure && !article.withdrawal ? (
        <section class="disclosure" aria-labelledby="disclosure">
          <h2 id="disclosure">Disclosure</h2>
          <p>{article.disclosure}</p>
        </section>
      ) : null}
      {article.commodities.length + article.topics.length > 0 ? (
        <nav class="terms" aria-label="More on this subject">
          <ul>
            {article.commodities.map((term) => (
              <li>
                <a href={`/commodities/${term.slug}`}>{term.name}</a>
              </li>
            ))}
            {article.topics.map((term) => (
              <li>
                <a href={`/topics/${term.slug}`}>{term.name}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </footer>
  )
}
