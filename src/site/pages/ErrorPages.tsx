/** @jsxImportSource hono/jsx */
// What a person sees when there is nothing, or when something failed.

import { MAX_QUESTION_LENGTH } from '#src/search/index.ts'
import { Page } from '../layout/Page.tsx'
import type { PageContext } from '../view/pageContext.ts'

const TITLES = {
  403: 'Not done',
  404: 'Page not found',
  405: 'Not used in this way',
  413: 'Too long',
  429: 'Too many at once',
  500: 'Something went wrong',
  503: 'One moment please',
} as const

export type ErrorStatus = keyof typeof TITLES

/** A page for a status, with a sentence that says what to do. */
export function ErrorPage({
  context,
  status,
  message,
}: {
  context: PageContext
  status: ErrorStatus
  message: string
}) {
  return (
    <Page context={context} title={TITLES[status]}>
      <div class="auth error-page">
        <p class="error-status">{status}</p>
        <h1>{TITLES[status]}</h1>
        <p>{message}</p>
        {status === 404 ? (
          <form class="search-form" role="search" action="/search" method="get" aria-label="Search for it">
            <label for="q">Search for it</label>
            <div class="search-line">
              <input
                id="q"
                type="search"
                name="q"
                dir="auto"
                maxlength={MAX_QUESTION_LENGTH}
                enterkeyhint="search"
              />
              <button type="submit" class="button">
                Search
              </button>
            </div>
          </form>
        ) : null}
        <p>
          <a href="/">To the front page</a>
        </p>
      </div>
    </Page>
  )
}
