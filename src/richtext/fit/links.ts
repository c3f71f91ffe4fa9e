// The addresses of pasted links: those that may stand in a text, and the page behind those that lead through
// another site.

import { checkLinkUrl } from '../urls.ts'

/**
 * Where a pasted link leads, and whether it led there through another site; null for an address that no text
 * may have.
 */
export type FittedLink = { url: string; isRedirect: boolean } | null

/**
 * Google Docs and Outlook send every link through a page of their own, which names the real one in its
 * address.
 */
const REDIRECTS: { host: RegExp; path: RegExp; parameter: string }[] = [
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'q' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameter: 'url' },
]

export function fitLink(href: string): FittedLink {
  const url = href.trim()
  const behind = pageBehind(url)
  if (behind !== null && checkLinkUrl(behind).ok) return { url: behind, isRedirect: true }
  return checkLinkUrl(url).ok ? { url, isRedirect: false } : null
}

/**
 * The address of a copied link as its page has it: the browser makes `#_ftn1` an address of the page into
 * which it is pasted. `panel` is that of the panel, such as `https://news.example.com/admin`: links into it
 * lead no reader anywhere.
 */
export function unresolvedHref(href: string, panel: string): string {
  const within = href.startsWith(panel) ? href.slice(panel.length) : null
  if (within === null || !/^(?:[/?#]|$)/.test(within)) return href
  const mark = href.indexOf('#')
  return mark === -1 ? new URL(href).pathname : href.slice(mark)
}

function pageBehind(url: string): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null
  const { hostname, pathname, searchParams } = new URL(url)
  const redirect = REDIRECTS.find(({ host, path }) => host.test(hostname) && path.test(pathname))
  return redirect ? searchParams.get(redirect.parameter) : null
}
