// The gateway before Payload's own API (decision 5): what is open to people who are neither staff nor an
// integration.

type Endpoint = { method: string; path: RegExp }

/**
 * Signing in and recovering a password as staff, and the files of public pictures (whose access rule still
 * applies).
 */
const PUBLIC_ENDPOINTS: readonly Endpoint[] = [
  { method: 'POST', path: /^\/api\/staff\/(login|logout|forgot-password|reset-password)$/ },
  { method: 'GET', path: /^\/api\/staff\/me$/ },
  { method: 'GET', path: /^\/api\/media\/file\/[^/]+$/ },
  { method: 'HEAD', path: /^\/api\/media\/file\/[^/]+$/ },
]

/**
 * Whether a request may pass the gateway without staff session or API key. `path` is the URL's path, still
 * encoded.
 */
export function isPublicEndpoint({ method, path }: { method: string; path: string }): boolean {
  return PUBLIC_ENDPOINTS.some((one) => one.method === method && one.path.test(path))
}

/** Whether a path names a version of the public API. Those that there are do not come this way. */
export function isNoVersion(path: string): boolean {
  return /^\/api\/v\d+(\/|$)/.test(path)
}

/**
 * Whether a path writes with `%` what needs no `%` (RFC 3986, section 2.3), or a slash. Payload's router
 * decodes the path before it looks at it; the gateway must see the same words.
 */
export function hasEncodedUnreserved(path: string): boolean {
  return /%(2[def]|3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\dae]|25)/i.test(path)
}

/**
 * What nobody may call, signed in or not: the first admin is made by a console command, jobs are not used,
 * and readers sign in through src/readers, never into the staff's cookie.
 */
export function isBlockedEndpoint(path: string): boolean {
  return BLOCKED.test(path)
}

const READER_AUTH =
  'login|logout|me|init|refresh-token|forgot-password|reset-password|verify|unlock|first-register'
const BLOCKED = new RegExp(
  `^/api/(staff/first-register|(?:staff|integrations)/verify|payload-jobs|payload-migrations|readers/(${READER_AUTH}))(/|$)`,
)
