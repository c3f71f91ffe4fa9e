// The tools that every route uses: the frame of a page, and how a page is sent.

import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

import type { SiteDeps } from './deps.ts'
import { PageMissing } from './errors.ts'
import type { Frame } from './frame.ts'
import { readDraft } from './http/draftCookie.ts'
import type { Draft } from './http/draftCookie.ts'
import { declarePublic } from './http/headers.ts'
import { safeReturnTo } from './http/returnTo.ts'

/** What a JSX expression makes on the server. */
export type Element = HtmlEscapedString | Promise<HtmlEscapedString>

/** One page of a list, in articles. */
export const PAGE_SIZE = 20

/** Loads what surrounds a page; the reader is read from the request's own cookie. */
export async function frameOf(c: Context, deps: SiteDeps): Promise<Frame> {
  const [settings, sections, reader] = await Promise.all([
    deps.settings(),
    deps.articles.sections(),
    deps.readers.current(c.req.raw),
  ])
  return { settings, sections, reader, path: c.req.path, siteUrl: deps.siteUrl, assets: deps.assets, now: deps.now() }
}

/** Sends a page. It is declared the same for everybody when nobody is logged in and nothing on it is of this visitor alone. */
export function sendPage(
  c: Context,
  page: Element,
  options: { frame: Frame; status?: ContentfulStatusCode; isPersonal?: boolean },
) {
  const status = options.status ?? 200
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (status === 200 && isRead && !options.frame.reader && !options.isPersonal) declarePublic(c)
  return c.html(html`${raw('<!DOCTYPE html>')}${page}`, status)
}

/** A redirect after a form has acted. */
export function seeOther(c: Context, path: string, setCookies: (string | null)[] = []) {
  for (const cookie of setCookies) if (cookie) c.header('Set-Cookie', cookie, { append: true })
  return c.redirect(path, 303)
}

/** A cursor from the address; whether it makes sense is for the room to say. */
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

/** The draft that goes with this article, if the visitor has one. Its cookie is sent to the article's own addresses only. */
export function draftOf(c: Context): Draft | null {
  return readDraft(getCookie(c))
}

/** Where a form wants to go back to, made safe. */
export function returnToOf(c: Context): string {
  return safeReturnTo(c.req.query('returnTo'))
}
