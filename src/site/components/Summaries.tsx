/** @jsxImportSource hono/jsx */
// Lists of articles: the lead of the front page, and the run of articles under the days they came out.

import type { Child } from 'hono/jsx'

import type { ArticleSummary } from '../ports/articles.ts'
import { clockOf, weekdayOf } from '../times.ts'
import { Picture } from './Picture.tsx'
import { Names } from './Names.tsx'

type Heading = 'h2' | 'h3'

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
        <Picture image={article.leadImage} sizes="(min-width: 64rem) 40rem, 100vw" isDecorative isPriority ratio="wide" />
      ) : null}
    </article>
  )
}

/** Articles grouped by the day they came out, each with its time. The passage replaces the standfirst, where there is one. */
export function Run<Item extends ArticleSummary>(props: { articles: Item[]; passage?: (article: Item) => Child; dayHeading?: Heading }) {
  const DayHeading = props.dayHeading ?? 'h2'
  const Headline = DayHeading === 'h2' ? 'h3' : 'h4'
  return (
    <div class="run">
      {byDay(props.articles).map(({ day, articles }) => (
        <section class="day">
          <DayHeading class="day-name">{day}</DayHeading>
          <ul class="day-articles">
            {articles.map((article) => (
              <li>
                <article class={article.leadImage ? 'item has-picture' : 'item'}>
                  <time class="item-time" datetime={article.publishedAt}>
                    {clockOf(article.publishedAt)} <span class="zone">UTC</span>
                  </time>
                  <div class="item-text">
                    <Kicker article={article} />
                    <Headline class="item-headline">
                      <a href={`/articles/${article.slug}`}>{article.headline}</a>
                    </Headline>
                    <p class="item-standfirst">{props.passage?.(article) ?? article.withdrawal?.note ?? article.standfirst}</p>
                    <Facts article={article} />
                  </div>
                  {article.leadImage ? <Picture image={article.leadImage} sizes="9rem" isDecorative ratio="small" /> : null}
                </article>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** Links to the next page of older articles, and back to the newest. */
export function Pager(props: { path: string; older: string | null; isFirst: boolean; query?: string; param?: string }) {
  if (!props.older && props.isFirst) return null
  const address = (cursor: string | null) => {
    const query = new URLSearchParams()
    if (props.query) query.set('q', props.query)
    if (cursor) query.set(props.param ?? 'before', cursor)
    return query.size > 0 ? `${props.path}?${query}` : props.path
  }
  return (
    <nav class="pager" aria-label="Pages">
      {props.isFirst ? null : (
        <a class="pager-newest" href={address(null)}>
          <span aria-hidden="true">←</span> Newest
        </a>
      )}
      {props.older ? (
        <a class="pager-older" href={address(props.older)} rel="next">
          Older <span aria-hidden="true">→</span>
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
      {first ? <a href={`/commodities/${first.slug}`}>{first.name}</a> : topic ? <a href={`/topics/${topic.slug}`}>{topic.name}</a> : null}
      {article.withdrawal ? <span class="chip chip-withdrawn">Withdrawn</span> : null}
    </p>
  )
}

function Facts({ article, withDay }: { article: ArticleSummary; withDay?: boolean }) {
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
