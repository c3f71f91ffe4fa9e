/** @jsxImportSource hono/jsx */
// The top of every page: the name, search, the reader's own corner, and the sections.

import { MAX_QUESTION_LENGTH } from '#src/search/index.ts'
import { withReturnTo } from '../http/returnTo.ts'
import type { PageContext } from '../view/pageContext.ts'
import { Template } from './Template.tsx'

/** The name of the paper is the main heading of the front page, and a link everywhere else. */
export function Masthead({ context, isHome }: { context: PageContext; isHome: boolean }) {
  return (
    <header class="masthead">
      <div class="masthead-row">
        <Name context={context} isHome={isHome} />
        <p class="tagline">{context.settings.tagline}</p>
        <form class="masthead-search" role="search" action="/search" method="get">
          <label class="visually-hidden" for="masthead-q">
            Search published articles
          </label>
          <input
            id="masthead-q"
            type="search"
            dir="auto"
            name="q"
            placeholder="Search"
            maxlength={MAX_QUESTION_LENGTH}
            enterkeyhint="search"
          />
          <button type="submit">
            <span class="visually-hidden">Search</span>
            <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
              <path
                d="M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm4.2 9.7L17 17"
                fill="none"
                stroke="currentColor"
                stroke-width="1.8"
                stroke-linecap="round"
              />
            </svg>
          </button>
        </form>
        <Person context={context} />
      </div>
      <Sections context={context} />
    </header>
  )
}

function Name({ context, isHome }: { context: PageContext; isHome: boolean }) {
  const name = (
    <a href="/" aria-current={isHome && context.path === '/' ? 'page' : undefined}>
      <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
        <path
          d="M6.5 1.5h11L23 12l-5.5 10.5h-11L1 12Z"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-linejoin="round"
        />
        <path
          d="M7.6 17 12 6.4 16.4 17M9.2 13.4h5.6"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-linejoin="round"
          stroke-linecap="round"
        />
      </svg>
      {context.settings.siteName}
    </a>
  )
  return isHome ? <h1 class="name">{name}</h1> : <p class="name">{name}</p>
}

function Person({ context }: { context: PageContext }) {
  if (context.reader) {
    return (
      <nav class="person" aria-label="Your account">
        <Own name={context.reader.displayName} isHere={context.path === '/account'} />
      </nav>
    )
  }
  return (
    <nav class="person" aria-label="Your account">
      <a
        href={withReturnTo('/login', context.back)}
        aria-current={context.path === '/login' ? 'page' : undefined}
      >
        Log in
      </a>
      <a
        class="person-register"
        href={withReturnTo('/register', context.back)}
        aria-current={context.path === '/register' ? 'page' : undefined}
      >
        Register
      </a>
      {context.view === 'public' ? (
        <Template of="person">
          <Own name="" isHere={false} />
        </Template>
      ) : null}
    </nav>
  )
}

function Own({ name, isHere }: { name: string; isHere: boolean }) {
  return (
    <a href="/account" aria-current={isHere ? 'page' : undefined} data-name>
      {name}
    </a>
  )
}

function Sections({ context }: { context: PageContext }) {
  const { commodities, topics } = context.sections
  if (commodities.length + topics.length === 0) return null
  return (
    <nav class="sections" aria-label="Sections">
      <ul>
        {commodities.map((commodity) => (
          <Section path={`/commodities/${commodity.slug}`} name={commodity.name} context={context} />
        ))}
        {topics.map((topic, index) => (
          <Section
            path={`/topics/${topic.slug}`}
            name={topic.name}
            context={context}
            isFirstTopic={index === 0 && commodities.length > 0}
          />
        ))}
      </ul>
    </nav>
  )
}

function Section(props: { path: string; name: string; context: PageContext; isFirstTopic?: boolean }) {
  return (
    <li class={props.isFirstTopic ? 'first-topic' : undefined}>
      <a href={props.path} aria-current={props.context.path === props.path ? 'page' : undefined}>
        {props.name}
      </a>
    </li>
  )
}
