/** @jsxImportSource hono/jsx */
// An article as readers see it, and as the desk sees a draft or an earlier edition of it.

import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { DraftPreview } from '#src/publishing/reading/preview.ts'
import { bodyHtml, sourcesHtml } from '../components/articleBody.ts'
import { ArticleHead } from '../components/ArticleHead.tsx'
import { ArticleHeader, Ended } from '../components/ArticleHeader.tsx'
import { FootChanges, TopChanges } from '../components/Changes.tsx'
import { Lines } from '../components/Lines.tsx'
import { Picture } from '../components/Picture.tsx'
import { Page } from '../layout/Page.tsx'
import { memoizedMarkup } from '../view/memoizedMarkup.ts'
import { notesByPlace } from '../view/notes.ts'
import type { PageContext } from '../view/pageContext.ts'
import { momentOf } from '../view/times.ts'

/**
 * What only the desk is shown: a bar above the page that says what it is; a draft is shown anew whenever it
 * is saved.
 */
export type DeskSide = {
  bar: Child
  standing: DraftPreview['standing']
  isDraft: boolean
  /** The instant that the page is drawn for, where that is not the present. */ seenAt?: Date
}

/** The page of one article. `children` is what stands under it: the comments. */
export function ArticlePage(props: {
  context: PageContext
  article: PublicArticle
  commentCount: number
  desk?: DeskSide
  children?: Child
}) {
  const { context, article, desk } = props
  const isPublic = !desk && !article.withdrawal
  const now = desk?.seenAt ?? context.now
  return (
    <Page
      context={context}
      title={article.seo.title ?? article.headline}
      description={
        article.withdrawal
          ? 'This article has been withdrawn.'
          : (article.seo.description ?? article.standfirst)
      }
      {...(isPublic ? { canonical: `/articles/${article.slug}` } : {})}
      head={
        isPublic ? (
          <ArticleHead context={context} article={article} commentCount={props.commentCount} />
        ) : null
      }
      isArticle={!desk}
      withPreview={desk?.isDraft ?? false}
    >
      {desk?.bar}
      <article class="article" data-article={article.slug}>
        <ArticleHeader article={article} now={now} standing={desk?.standing ?? 'public'} />
        <Ended article={article} now={now} />
        {article.withdrawal ? <Withdrawal withdrawal={article.withdrawal} /> : textOf(article)}
        <About article={article} />
      </article>
      {props.children}
    </Page>
  )
}

/** The text with its notes, its lead picture and its sources. */
const textOf = memoizedMarkup((article: PublicArticle) => <Text article={article} />)

function Text({ article }: { article: PublicArticle }) {
  const sources = sourcesHtml(article)
  const { top, foot } = notesByPlace(article.notes)
  return (
    <>
      <TopChanges notes={top} />
      {article.leadImage ? (
        <figure class="lead-image">
          <Picture
            image={article.leadImage}
            sizes="(min-width: 75rem) 64rem, 100vw"
            ratio="natural"
            isPriority
          />
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
      <FootChanges notes={foot} />
    </>
  )
}

function Withdrawal({ withdrawal }: { withdrawal: { at: string; note: string } }) {
  return (
    <section class="withdrawal" aria-labelledby="withdrawn">
      <h2 id="withdrawn">This article has been withdrawn</h2>
      <p>
        <Lines text={withdrawal.note} />
      </p>
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
          <p>
            <Lines text={article.disclosure} />
          </p>
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
