// When to try again, and what may be told about a failure.

import { plainLine } from './messages/plainLine.ts'

const MINUTE = 60_000

/**
 * Milliseconds to wait after the first, second, … failed attempt: long enough for grey-listing and for a
 * night's outage to end.
 */
const BACKOFF = [1 * MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 360 * MINUTE]

/** The longest of them: an attempt that is set for later than this was set by a clock that ran ahead. */
export const MAX_WAIT = Math.max(...BACKOFF)

/** When to try again after `attempts` failed ones, or null: give up and show it in the panel. */
export function nextAttempt({
  attempts,
  now,
  error,
}: {
  attempts: number
  now: Date
  error: unknown
}): Date | null {
  const wait = BACKOFF[attempts - 1]
  return wait === undefined || isFinal(error) ? null : new Date(now.getTime() + wait)
}

/**
 * RFC 5321 §4.2.1: a 5xx answer to the recipient or the message is for good; to the login it may be our
 * mistake, and mended.
 */
function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  return (
    (code === 'EENVELOPE' || code === 'EMESSAGE') &&
    typeof responseCode === 'number' &&
    responseCode >= 500 &&
    responseCode < 600
  )
}

/** Characters of a mail server's sentence that are read; a tenth of it is shown. */
const MAX_READ = 2_000

/** One line about a failure for the panel and the log: no links (they may be one-time), no credentials. */
export function failureLine(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const sentence = typeof message === 'string' && message ? message : 'The mail could not be sent.'
  const line = sentence
    .slice(0, MAX_READ)
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '(link)')
    .replace(/\b(AUTH|PASS|USER)\b.*/g, '$1 …')
  return plainLine(typeof code === 'string' ? `${code}: ${line}` : line, 300)
}
