// Where a form may send a person afterwards: a page of this site by its pattern, and nothing else.

const PAGES = /^\/(?:$|(?:articles|commodities|topics|authors)\/[a-z0-9](?:[a-z0-9-]*)$|(?:search|account)$)/
const MAX_LENGTH = 512

/**
 * A path of this site as it stands, or `/` for anything else: another host however it is spelled (`//evil`,
 * `/\evil`, `/%2f/evil`), a scheme, a control character, an unknown page, an overlong or nested value.
 */
export function safeReturnTo(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return '/'
  if (!value.startsWith('/') || /[\\\s\p{C}]/u.test(value)) return '/'
  const parsed = parse(value)
  if (!parsed || !PAGES.test(parsed.pathname) || parsed.searchParams.has('returnTo')) return '/'
  return parsed.pathname + parsed.search + parsed.hash
}

/**
 * The path with `returnTo` in its query, percent-encoded; without it for the home page, which is where one
 * lands anyway.
 */
export function withReturnTo(path: string, returnTo: string): string {
  return returnTo === '/' ? path : `${path}?returnTo=${encodeURIComponent(returnTo)}`
}

function parse(value: string): URL | null {
  try {
    const parsed = new URL(value, 'https://site.invalid')
    return parsed.origin === 'https://site.invalid' && parsed.username === '' ? parsed : null
  } catch {
    return null
  }
}
