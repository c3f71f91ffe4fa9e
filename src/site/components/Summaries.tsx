/** @jsxImportSource hono/jsx */
// Lists of articles: the lead of the front page, and the run of articles under the days they came out.

import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { Hit } from '#src/search/index.ts'
import { clockOf, weekdayOf } from '../view/times.ts'
import { inView } from '../view/view.ts'
import type { View } from '../view/view.ts'
import { Lines } from './Lines.tsx'
import { Names } from './Names.tsx'
import { Picture } from './Picture.tsx'

/** As much of an article as a list shows. */
type ArticleSummary = Pick<
  PublicArticle,
  | 'slug'
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'commodities'
  | 'topics'
  | 'leadImage'
  | 'publishedAt'
  | 'updatedAt'
  | 'readingMinutes'
  | 'withdrawal'
>

/** The newest article, large. */
export function Lead({ article }: { article: ArticleSummary }) {
  return (
    <article class={article.leadImage ? 'lead has-picture' : 'lead'}>
      <div class="lead-text">
        <Kicker article={article} />
        <h2 class="lead-headline">
          <a href={`/articles/${article.slug}`}>{article.headline}</a>
        </h2>
        <p class="lead-standfirst">{article.standfirst}</p>
        <Facts article={article} withDay />
      </div>
      {article.leadImage ? (
        <Picture
          image={article.leadImage}
          sizes="(min-width: 64rem) 40rem, 100vw"
          isDecorative
          isPriority
          ratio="wide"
        />
      ) : null}
    </article>
  )
}

/** Articles grouped by the day they came out, each with its time. */
export function Run({ articles }: { articles: ArticleSummary[] }) {
  return (
    <div class="run">
      {byDay(articles).map(({ day, articles: ofDay }) => (
        <section class="day">
          <h2 class="day-name">{day}</h2>
          <ul class="day-articles">
            {ofDay.map((article) => (
              <li>
                <article class={article.leadImage ? 'item has-picture' : 'item'}>
                  <time class="item-time" datetime={article.publishedAt}>
                    {clockOf(article.publishedAt)} <span class="zone">UTC</span>
                  </time>
                  <ItemText article={article} passage={null} />
                  {article.leadImage ? (
                    <Picture image={article.leadImage} sizes="10rem" isDecorative ratio="small" />
                  ) : null}
                </article>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** What a search found, the best first, each with the passage in which the words stand. */
export function Hits({ hits }: { hits: Hit[] }) {
  return (
    <ol class="hits">
      {hits.map(({ article, passage }) => (
        <li>
          <article class="hit">
            <ItemText article={article} passage={passage} withDay />
          </article>
        </li>
      ))}
    </ol>
  )
}

function ItemText({
  article,
  passage,
  withDay,
}: {
  article: ArticleSummary
  passage: string | null
  withDay?: boolean
}) {
  return (
    <div class="item-text">
      <Kicker article={article} />
      <h3 class="item-headline">
        <a href={`/articles/${article.slug}`}>{article.headline}</a>
      </h3>
      <p class="item-standfirst">
        <Lines text={passage ?? article.withdrawal?.note ?? article.standfirst} />
      </p>
      <Facts article={article} withDay={withDay ?? false} />
    </div>
  )
}

/**
 * Links to the next page, and back to the first. `words` name them: newest and older, unless the order is
 * another.
 */
export function Pager(props: {
  view: View
  path: string
  older: string | null
  isFirst: boolean
  query?: string
  words?: { first: string; next: string }
}) {
  if (!props.older && props.isFirst) return null
  const words = props.words ?? { first: 'Newest', next: 'Older' }
  const address = (cursor: string | null) => {
    const query = new URLSearchParams()
    if (props.query) query.set('q', props.query)
    if (cursor) query.set('before', cursor)
    return inView(props.view, query.size > 0 ? `${props.path}?${query}` : props.path)
  }
  return (
    <nav class="pager" aria-label="Pages">
      {props.isFirst ? null : (
        <a class="pager-newest" href={address(null)}>
          <span aria-hidden="true">←</span> {words.first}
        </a>
      )}
      {props.older ? (
        <a class="pager-older" href={address(props.older)} rel="next">
          {words.next} <span aria-hidden="true">→</span>
        </a>
      ) : null}
    </nav>
  )
}

function Kicker({ article }: { article: ArticleSummary }) {
  const first = article.commodities[0] ?? null
  const topic = article.topics[0] ?? null
  if (!first && !topic && !article.withdrawal) return null
  return (
    <p class="kicker">
      {first ? (
        <a href={`/commodities/${first.slug}`}>{first.name}</a>
      ) : topic ? (
        <a href={`/topics/${topic.slug}`}>{topic.name}</a>
      ) : null}
      {article.withdrawal ? <span class="chip chip-withdrawn">Withdrawn</span> : null}
    </p>
  )
}

function Facts({ article, withDay }: { article: ArticleSummary; withDay: boolean }) {
  return (
    <p class="facts">
      {article.byline.length > 0 ? (
        <span>
          <Names authors={article.byline} />
        </span>
      ) : null}
      {withDay ? (
        <time datetime={article.publishedAt}>
          {weekdayOf(article.publishedAt)}, {clockOf(article.publishedAt)} UTC
        </time>
      ) : null}
      <span>{article.readingMinutes} min read</span>
    </p>
  )
}

function byDay<Item extends ArticleSummary>(articles: Item[]): { day: string; articles: Item[] }[] {
  const days: { day: string; articles: Item[] }[] = []
  for (const article of articles) {
    const day = weekdayOf(article.publishedAt)
    const last = days.at(-1)
    if (last?.day === day) last.articles.push(article)
    else days.push({ day, articles: [article] })
  }
  return days
}
