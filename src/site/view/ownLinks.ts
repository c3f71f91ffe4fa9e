// A reader's own view leads on to own views: without JavaScript one click on a link without `as=reader` would
// look like being logged out. Done over the whole page, so that no link can be forgotten, and texts that are
// kept for everybody need no second copy.

import { AS, AS_READER, ownView } from './view.ts'

/**
 * The pages that have a view for each reader. Feeds and files are the same for everybody; the account has no
 * other view.
 */
const PAGES = /^\/(?:(?:articles|commodities|topics|authors)\/[^/?#]+|corrections|search)?(?:[?#]|$)/

const LINK = /(<a\s(?:[^>]*?\s)?href=")([^"]*)/g
/** As JSX writes it, and as comments and texts do. */
const AMPERSAND = /&(?:amp|#x26|#38);/g
const QUERY_FORM = /<form\s[^>]*?method="get"[^>]*>/g

/** The page with its links and its searches leading to the reader's own view, wherever there is one. */
export function withOwnLinks(html: string, siteUrl: string): string {
  return html
    .replace(LINK, (_, before: string, href: string) => before + ownHref(href, siteUrl))
    .replace(QUERY_FORM, (form) => `${form}<input type="hidden" name="${AS}" value="${AS_READER}"/>`)
}

/**
 * `href` is written as in an attribute. One with other escapes than an ampersand's is no address that we
 * make.
 */
function ownHref(href: string, siteUrl: string): string {
  const address = href.replaceAll(AMPERSAND, '&')
  const path = address.startsWith(`${siteUrl}/`) ? address.slice(siteUrl.length) : address
  if (!PAGES.test(path) || href.replaceAll(AMPERSAND, '').includes('&')) return href
  return ownView(path).replaceAll('&', '&amp;')
}
