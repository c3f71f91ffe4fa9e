// The tools that every route uses: the context of a page, and how a page is sent.

import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type CacheMetadata, mergeCacheMetadata } from '#src/caching/metadata.ts'
import { ARTICLES, SECTIONS, SETTINGS, STAFF } from '#src/caching/tags.ts'
import { withText } from '#src/caching/textResponse.ts'
import { nextChangeOfAny } from '#src/public/nextChange.ts'
import { commodityTree, publicTopics } from '#src/public/sections.ts'
import { siteSettings } from '#src/public/settings.ts'
import { withOwnLinks } from '../view/ownLinks.ts'
import type { PageContext } from '../view/pageContext.ts'
import type { View } from '../view/view.ts'
import type { SiteDeps } from './deps.ts'
import { readDraft } from './draftCookie.ts'
import type { Draft } from './draftCookie.ts'
import { PageMissing } from './errors.ts'
import { setCacheMetadata } from './headers.ts'
import { safeReturnTo } from './returnTo.ts'
import { readerOf } from './session.ts'

/** What a JSX expression makes on the server. */
export type Element = HtmlEscapedString | Promise<HtmlEscapedString>

/** What stands around every page. */
export const ON_EVERY_PAGE: CacheMetadata = { tags: [SECTIONS, SETTINGS], until: null }

/** One page of a list, in articles. */
export const PAGE_SIZE = 20

/** Loads what surrounds a page. Whose session the request carries is asked for a reader's own view alone. */
export async function pageContextOf(c: Context, deps: SiteDeps, view: View): Promise<PageContext> {
  const [settings, sections, reader] = await Promise.all([
    siteSettings(deps.payload),
    navigationOf(deps),
    view === 'reader' ? readerOf(deps, c.req.raw) : null,
  ])
  return {
    settings,
    sections,
    reader,
    view,
    path: c.req.path,
    back: isToRead(c.req.path) ? c.req.path : view === 'reader' ? returnToOf(c) : '/',
    siteUrl: deps.siteUrl,
    assets: deps.assets,
    now: deps.now(),
  }
}

function isToRead(path: string): boolean {
  return /^\/(?:articles|commodities|topics|authors)\//.test(path)
}

/**
 * Sends a page. A public view that says what it shows is declared the same for everybody, unless its address
 * is a stray one: with a value that makes no difference, of which anybody could make up as many as they like.
 */
export async function sendPage(
  c: Context,
  page: Element,
  options: { context: PageContext; status?: ContentfulStatusCode; shows?: CacheMetadata; isStray?: boolean },
) {
  const status = options.status ?? 200
  const whole = `<!DOCTYPE html>${String(await page)}`
  const text = options.context.reader ? withOwnLinks(whole, options.context.siteUrl) : whole
  if (status === 200 && options.context.view === 'public' && options.shows && !options.isStray)
    setCacheMetadata(c, mergeCacheMetadata(ON_EVERY_PAGE, options.shows))
  c.header('Content-Type', 'text/html; charset=UTF-8')
  return withText(c.body(null, status), text)
}

/**
 * What a list shows that was read as of `now`: which articles are out, in which order. It holds until the
 * next comes or goes.
 */
export async function listShows(deps: SiteDeps, now: Date): Promise<CacheMetadata> {
  return { tags: [ARTICLES, STAFF], until: await nextChangeOfAny(deps.payload, now) }
}

/** The sections of the navigation: commodities with nothing above them, and topics. */
async function navigationOf({ payload, now }: SiteDeps): Promise<PageContext['sections']> {
  const at = now()
  const [{ tops }, topics] = await Promise.all([commodityTree(payload, at), publicTopics(payload, at)])
  return { commodities: tops, topics }
}

/** A redirect after a form has acted. */
export function seeOther(c: Context, path: string, setCookies: readonly string[] = []) {
  for (const cookie of setCookies) c.header('Set-Cookie', cookie, { append: true })
  return c.redirect(path, 303)
}

/** A cursor from the address; whether it makes sense is for the module to say (`isPlace`). */
export function cursorOf(c: Context, name: string): string | null {
  const value = c.req.query(name)
  return value && value.length <= 512 ? value : null
}

/** An id from the address; `PageMissing` is thrown for what cannot be one. */
export function idOf(c: Context, name: string): string {
  const id = c.req.param(name)
  if (!id || !isId(id)) throw new PageMissing()
  return id
}

/** Whether a text could be one of our ids: a UUID, or what a test uses for one. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9-]{1,64}$/.test(text)
}

/**
 * The draft that goes with this article, if the visitor has one. Its cookie is sent to the article's own
 * addresses only.
 */
export function draftOf(c: Context): Draft | null {
  return readDraft(getCookie(c))
}

/** Where a form wants to go back to, made safe. */
export function returnToOf(c: Context): string {
  return safeReturnTo(c.req.query('returnTo'))
}
