/** @jsxImportSource hono/jsx */
// An article without what stands around it: its head, its text with notes and sources, and what it is about.

import { raw } from 'hono/html'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { DraftPreview } from '#src/publishing/reading/preview.ts'
import { memoizedMarkup } from '../view/memoizedMarkup.ts'
import { notesByPlace } from '../view/notes.ts'
import { momentOf } from '../view/times.ts'
import { bodyHtml, sourcesHtml } from './articleBody.ts'
import { ArticleHeader, Ended } from './ArticleHeader.tsx'
import { FootChanges, TopChanges } from './Changes.tsx'
import { Lines } from './Lines.tsx'
import { Picture } from './Picture.tsx'

/** What readers get of an article; without a `standing` nothing is said of when it goes or went out. */
export function WholeArticle({
  article,
  now,
  standing,
}: {
  article: PublicArticle
  now: Date
  standing: DraftPreview['standing'] | null
}) {
  return (
    <article class="article" data-article={article.slug}>
      <ArticleHeader article={article} now={now} standing={standing} />
      <Ended article={article} now={now} />
      {article.withdrawal ? <Withdrawal withdrawal={article.withdrawal} /> : textOf(article)}
      <About article={article} />
    </article>
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
