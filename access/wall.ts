// The wall before Payload's own API (decision 5): what is open to people who are neither staff nor an integration.

type Door = { method: string; path: RegExp }

/** Signing in and recovering a password as staff, and the files of public pictures (whose access rule still applies). */
const DOORS: readonly Door[] = [
  { method: 'POST', path: /^\/api\/staff\/(login|logout|forgot-password|reset-password)$/ },
  { method: 'GET', path: /^\/api\/staff\/me$/ },
  { method: 'GET', path: /^\/api\/media\/file\/[^/]+$/ },
  { method: 'HEAD', path: /^\/api\/media\/file\/[^/]+$/ },
]

/** Whether a request may pass the wall without staff session or API key. `path` is the URL's path, still encoded. */
export function isDoor({ method, path }: { method: string; path: string }): boolean {
  return DOORS.some((door) => door.method === method && door.path.test(path))
}

/**
 * What nobody may call, signed in or not: the first admin is made by a console command, jobs are not used, and readers
 * sign in through src/readers, never into the staff's cookie.
 */
export function isSealed(path: string): boolean {
  return SEALED.test(path)
}

const READER_AUTH = 'login|logout|me|init|refresh-token|forgot-password|reset-password|verify|unlock|first-register'
const SEALED = new RegExp(`^/api/(staff/first-register|payload-jobs|readers/(${READER_AUTH}))(/|$)`)
