/** @jsxImportSource hono/jsx */
// The pages that list articles: the front page, a commodity, a topic, an author, search.

import type { Child } from 'hono/jsx'
import type { ArticlePage } from '#src/public/articles.ts'
import type { CommodityPlace, Section } from '#src/public/sections.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'
import { type HitPage, MAX_QUESTION_LENGTH, MAX_HITS } from '#src/search/index.ts'
import { Lines } from '../components/Lines.tsx'
import { Hits, Lead, Pager, Run } from '../components/Summaries.tsx'
import { Page } from '../layout/Page.tsx'
import type { PageContext } from '../view/pageContext.ts'

type ListProps = { context: PageContext; page: ArticlePage; isFirst: boolean }

/** Newest first; the newest of all large. */
export function HomePage({ context, page, isFirst, notice }: ListProps & { notice?: Child }) {
  const { settings } = context
  const [lead, ...rest] = page.articles
  return (
    <Page
      context={context}
      isHome
      title={settings.tagline ? `${settings.siteName}: ${settings.tagline}` : settings.siteName}
      description={settings.tagline}
      {...(isFirst ? { canonical: '/' } : {})}
      head={
        <>
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content={settings.siteName} />
          <meta property="og:title" content={settings.siteName} />
          <meta property="og:description" content={settings.tagline} />
          <meta property="og:url" content={`${context.siteUrl}/`} />
          <meta property="og:image" content={context.siteUrl + context.assets.card} />
        </>
      }
    >
      {notice}
      {isFirst && lead ? <Lead article={lead} /> : null}
      {page.articles.length === 0 ? <p class="empty">Nothing has been published yet.</p> : null}
      <Run articles={isFirst ? rest : page.articles} />
      <Pager view={context.view} path="/" older={page.next} isFirst={isFirst} />
    </Page>
  )
}

/** A commodity, its place in the tree, and what was written of it and all below it. */
export function CommodityPageView(props: ListProps & { commodity: CommodityPlace }) {
  const { commodity, context } = props
  const path = `/commodities/${commodity.slug}`
  return (
    <Page
      context={context}
      title={commodity.name}
      description={`Articles on ${commodity.name} from ${context.settings.siteName}.`}
      {...(props.isFirst ? { canonical: path } : {})}
      feed={{ path: `${path}/feed.xml`, title: `${context.settings.siteName}: ${commodity.name}` }}
    >
      <header class="list-header">
        {commodity.parents.length > 0 ? (
          <nav class="crumbs" aria-label="Above this commodity">
            <ol>
              {commodity.parents.map((parent) => (
                <li>
                  <a href={`/commodities/${parent.slug}`}>{parent.name}</a>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <div class="list-title">
          {commodity.symbol && commodity.symbol !== commodity.name ? (
            <p class="symbol">
              <span class="visually-hidden">Symbol: </span>
              {commodity.symbol}
            </p>
          ) : null}
          <h1>{commodity.name}</h1>
        </div>
        {commodity.children.length > 0 ? (
          <nav class="terms" aria-label={`Within ${commodity.name}`}>
            <ul>
              {commodity.children.map((child) => (
                <li>
                  <a href={`/commodities/${child.slug}`}>{child.name}</a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </header>
      <Articles {...props} path={path} />
    </Page>
  )
}

/** A topic and what was written under it. */
export function TopicPageView(props: ListProps & { topic: Section }) {
  const { topic, context } = props
  const path = `/topics/${topic.slug}`
  return (
    <Page
      context={context}
      title={topic.name}
      description={topic.description ?? `Articles on ${topic.name} from ${context.settings.siteName}.`}
      {...(props.isFirst ? { canonical: path } : {})}
      feed={{ path: `${path}/feed.xml`, title: `${context.settings.siteName}: ${topic.name}` }}
    >
      <header class="list-header">
        <h1>{topic.name}</h1>
        {topic.description ? (
          <p class="standfirst">
            <Lines text={topic.description} />
          </p>
        ) : null}
      </header>
      <Articles {...props} path={path} />
    </Page>
  )
}

/** A member of the desk and what they wrote. */
export function AuthorPageView(props: ListProps & { author: PublicAuthor }) {
  const { author, context } = props
  const path = `/authors/${author.slug}`
  return (
    <Page
      context={context}
      title={author.name}
      description={author.bio ?? `Articles by ${author.name}.`}
      {...(props.isFirst ? { canonical: path } : {})}
      feed={{ path: `${path}/feed.xml`, title: `${context.settings.siteName}: ${author.name}` }}
    >
      <header class="list-header">
        <h1>{author.name}</h1>
        {author.jobTitle ? <p class="job-title">{author.jobTitle}</p> : null}
        {author.bio ? (
          <p class="standfirst">
            <Lines text={author.bio} />
          </p>
        ) : null}
      </header>
      <Articles {...props} path={path} />
    </Page>
  )
}

/** The search form, and what was found. */
export function SearchPage(props: {
  context: PageContext
  query: string
  page: HitPage | null
  isFirst: boolean
}) {
  const { context, query, page } = props
  return (
    <Page context={context} title={query ? `Search: ${query}` : 'Search'}>
      <header class="list-header">
        <h1>Search</h1>
        <form
          class="search-form"
          role="search"
          action="/search"
          method="get"
          aria-label="Search all articles"
        >
          <label for="q">Words in headlines and texts</label>
          <div class="search-line">
            <input
              id="q"
              type="search"
              dir="auto"
              name="q"
              value={query}
              maxlength={MAX_QUESTION_LENGTH}
              enterkeyhint="search"
            />
            <button type="submit" class="button">
              Search
            </button>
          </div>
        </form>
      </header>
      {page ? (
        <section aria-labelledby="results">
          <h2 id="results" class="results-title">
            {resultsTitle(query, page.total)}
          </h2>
          {page.hits.length === 0 ? (
            <p class="empty">Try fewer or other words, or look through the sections above.</p>
          ) : null}
          <Hits hits={page.hits} />
          <Pager
            view={context.view}
            path="/search"
            older={page.next}
            isFirst={props.isFirst}
            query={query}
            words={{ first: 'First results', next: 'More results' }}
          />
        </section>
      ) : null}
    </Page>
  )
}

function resultsTitle(query: string, total: number): string {
  if (total === 0) return `Nothing found for “${query}”`
  if (total >= MAX_HITS) return `${MAX_HITS} or more articles with “${query}”`
  return `${total} ${total === 1 ? 'article' : 'articles'} with “${query}”`
}

function Articles({ context, page, isFirst, path }: ListProps & { path: string }) {
  return (
    <>
      {page.articles.length === 0 ? <p class="empty">Nothing has been published here yet.</p> : null}
      <Run articles={page.articles} />
      <Pager view={context.view} path={path} older={page.next} isFirst={isFirst} />
    </>
  )
}
