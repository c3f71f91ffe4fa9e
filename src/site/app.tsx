/** @jsxImportSource hono/jsx */
// The public site: one Hono app, mounted by Next at the root. Start here to see which page is where.

import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { SiteDeps } from './http/deps.ts'
import { FormTooLarge, LoggedOut, PageMissing, SiteError, WrongMethod } from './http/errors.ts'
import { cacheHeaders, pageSecurityHeaders } from './http/headers.ts'
import { knownMethods, methodsAt } from './http/methods.ts'
import { pageContextOf, sendPage } from './http/pageResponse.ts'
import { report } from './http/report.ts'
import { safeReturnTo, withReturnTo } from './http/returnTo.ts'
import { rightAddress } from './http/rightAddress.ts'
import { sameOriginOnly } from './http/sameOrigin.ts'
import { ErrorPage } from './pages/ErrorPages.tsx'
import type { ErrorStatus } from './pages/ErrorPages.tsx'
import { accountRoutes } from './routes/account.tsx'
import { articleRoutes } from './routes/article.tsx'
import { authRoutes } from './routes/auth.tsx'
import { commentingRoutes } from './routes/commenting.ts'
import { feedRoutes } from './routes/feeds.ts'
import { readingRoutes } from './routes/lists.tsx'
import { pictureRoutes } from './routes/pictures.ts'
import { deskRoutes } from './routes/preview.tsx'
import { viewOf } from './view/view.ts'

/** More than the longest comment, percent-encoded, with its form around it. */
const MAX_FORM_BYTES = 128 * 1024

/** Builds the site over its modules. Nothing is shared between requests but what `deps` shares. */
export function createSite(deps: SiteDeps): Hono {
  const site = new Hono({ strict: true })

  site.use(
    pageSecurityHeaders(deps.siteUrl),
    cacheHeaders(),
    knownMethods(site),
    sameOriginOnly(deps.siteUrl),
  )
  site.use(
    bodyLimit({
      maxSize: MAX_FORM_BYTES,
      onError: () => {
        throw new FormTooLarge()
      },
    }),
  )

  readingRoutes(site, deps)
  articleRoutes(site, deps)
  commentingRoutes(site, deps)
  authRoutes(site, deps)
  accountRoutes(site, deps)
  feedRoutes(site, deps)
  pictureRoutes(site, deps)
  deskRoutes(site, deps)

  const showOrLeadOn = (error: unknown, c: Context) => {
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    const right =
      isRead && error instanceof PageMissing ? rightAddress(new URL(c.req.url).pathname, site.routes) : null
    return right ? c.redirect(right + new URL(c.req.url).search, 308) : showError(c, deps, error)
  }
  site.notFound((c) => {
    const allowed = methodsAt(site, c.req.path) // an address that only takes a form
    if (allowed.length === 0) return showOrLeadOn(new PageMissing(), c)
    c.header('Allow', allowed.join(', '))
    return showError(c, deps, new WrongMethod())
  })
  site.onError(showOrLeadOn)
  return site
}

async function showError(c: Context, deps: SiteDeps, error: unknown): Promise<Response> {
  if (error instanceof LoggedOut) return c.redirect(withReturnTo('/login', placeOf(c)), 303)
  if (error instanceof SiteError) return errorPage(c, deps, { status: error.status, message: error.message })
  const answer = report(deps, error, c.req.raw)
  if (answer.status === 500) {
    return errorPage(c, deps, {
      status: 500,
      message: 'The fault is ours, and we have been told of it. Try again in a moment.',
    })
  }
  c.header('Retry-After', String(answer.retryAfterSeconds))
  return errorPage(c, deps, {
    status: 503,
    message: 'The newsroom is busy. Try again in a few seconds; nothing was lost.',
  })
}

/**
 * When even the context of the page cannot be loaded, the sentence alone has to do. Who somebody is is not
 * asked of a database that is away.
 */
async function errorPage(
  c: Context,
  deps: SiteDeps,
  options: { status: ErrorStatus; message: string },
): Promise<Response> {
  const { status, message } = options
  try {
    const view =
      status === 503 ? 'public' : viewOf({ method: c.req.method, query: (name) => c.req.query(name) })
    const context = await pageContextOf(c, deps, view)
    return await sendPage(c, <ErrorPage context={context} status={status} message={message} />, {
      context,
      status,
    })
  } catch (error) {
    report(deps, error, c.req.raw)
    return c.text(`${status}: ${message}\n`, status)
  }
}

/** The page on which the form stood, as far as its address tells. */
function placeOf(c: Context): string {
  const article = /^\/articles\/[a-z0-9-]+(?=\/)/.exec(c.req.path)?.[0]
  return safeReturnTo(article ? `${article}#respond` : '/account')
}
