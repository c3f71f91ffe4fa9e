/** @jsxImportSource hono/jsx */
// The top of an article: where it belongs, what it is called, who wrote it, and its times.

import { CHANGE_LABELS } from '#src/articles/changes.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { DraftPreview } from '#src/publishing/reading/preview.ts'
import { momentOf, wasUpdated } from '../view/times.ts'
import { Names } from './Names.tsx'

/**
 * `standing` says whether readers have this page; only a preview shows one that they do not have. Without it
 * nothing is said of that.
 */
export function ArticleHeader({
  article,
  now,
  standing,
}: {
  article: PublicArticle
  now: Date
  standing: DraftPreview['standing'] | null
}) {
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
            {article.byline.length === 1 && article.byline[0]?.jobTitle ? (
              <span class="job">, {article.byline[0].jobTitle}</span>
            ) : null}
          </p>
        ) : null}
        <p class="facts">
          {standing ? <Out article={article} standing={standing} /> : null}
          {standing === null || standing === 'not public' ? null : <Changed article={article} />}
          <Valid article={article} now={now} />
          {article.withdrawal ? null : <span>{article.readingMinutes} min read</span>}
        </p>
      </div>
    </header>
  )
}

/** Said of a text that no longer holds, and stays as it was. */
export function Ended({ article, now }: { article: PublicArticle; now: Date }) {
  if (!hasEnded(article, now) || !article.end) return null
  return (
    <p class="ended" role="note">
      This note ended on <time datetime={article.end.at}>{momentOf(article.end.at)}</time>. It is kept as it
      was.
    </p>
  )
}

function Out({ article, standing }: { article: PublicArticle; standing: DraftPreview['standing'] }) {
  if (standing === 'not public') return <span>Not published</span>
  return (
    <span>
      {standing === 'to come' ? 'Goes out' : 'Published'}{' '}
      <time datetime={article.publishedAt}>{momentOf(article.publishedAt)}</time>
    </span>
  )
}

/**
 * What the newest change was; its note stands on the page. Of a withdrawn article that one says it all, with
 * its date.
 */
function Changed({ article }: { article: PublicArticle }) {
  const newest = article.notes[0]
  if (article.withdrawal || (!newest && !wasUpdated(article))) return null
  const at = newest?.at ?? article.updatedAt
  return (
    <>
      <span>
        {newest ? CHANGE_LABELS[newest.kind].heading : 'Updated'} <time datetime={at}>{momentOf(at)}</time>
      </span>
      {newest ? <span>Edition {article.edition}</span> : null}
    </>
  )
}

function Valid({ article, now }: { article: PublicArticle; now: Date }) {
  if (!article.end || article.withdrawal || hasEnded(article, now)) return null
  return (
    <span>
      Valid until <time datetime={article.end.at}>{momentOf(article.end.at)}</time>
    </span>
  )
}

function hasEnded({ end, withdrawal }: PublicArticle, now: Date): boolean {
  return end !== null && !withdrawal && end.page === 'stays' && Date.parse(end.at) <= now.getTime()
}
