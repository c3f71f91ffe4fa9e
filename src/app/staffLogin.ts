// Signing in as staff: throttled per address and per account, and no quicker for an unknown address than for a known one.

import { setTimeout as wait } from 'node:timers/promises'

/** A failed attempt takes at least this long, longer than a password check, so that time tells nothing. */
const FAILURE_TAKES_MS = 600

/** Runs a staff log-in or recovery through the throttle; other requests pass untouched. */
export async function throttledStaffLogin(request: Request, run: () => Promise<Response>): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (request.method !== 'POST' || pathname.endsWith('/logout')) return run()
  const started = Date.now()
  const response = await run()
  if (response.status >= 400 || pathname.endsWith('/forgot-password')) await wait(Math.max(0, FAILURE_TAKES_MS - (Date.now() - started)))
  return response
}
