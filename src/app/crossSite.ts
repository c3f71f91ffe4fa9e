// Whether a page of another site makes a browser send this request.

/**
 * A browser says in `Sec-Fetch-Site` where a request comes from, and no page can forge it; where that is
 * missing (plain http, older browsers) it names its page in `Origin`. A program sends neither, and has no
 * session that another page could misuse.
 */
export function isCrossSite(headers: { get(name: string): string | null }, siteUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = headers.get('origin')
  return origin !== null && origin !== new URL(siteUrl).origin
}
