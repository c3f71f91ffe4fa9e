// Tells the same comment sent twice, by a double click or a retry, from two comments.

import { createHash } from 'node:crypto'

/** The same words again within this time are one comment, in milliseconds. */
export const SAME_WITHIN_MS = 60_000

export type Said = { author: string; article: string; parent: string | null; body: string }

/** The key under which a comment is stored once: what was said, by whom, where, in which minute. */
export function fingerprint(said: Said, at: Date): string {
  return digest(said, minuteOf(at))
}

/** The keys under which the same comment would be stored if it was sent within the last minute. */
export function recentFingerprints(said: Said, now: Date): string[] {
  return [digest(said, minuteOf(now)), digest(said, minuteOf(now) - 1)]
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / SAME_WITHIN_MS)
}

function digest({ author, article, parent, body }: Said, minute: number): string {
  return createHash('sha256')
    .update(JSON.stringify([author, article, parent, body.trim(), minute]))
    .digest('hex')
}
