// Whether comments are taken at an instant: the switch of the site, the article's own, and its closing time,
// in that order.

import type { Commenting } from './types.ts'

/** Open, with the instant (ISO 8601) at which that ends, where one is set; or closed, and by what. */
export type Taking =
  | { open: true; until: string | null }
  | { open: false; by: 'site' | 'desk' | 'withdrawal' }
  | { open: false; by: 'time'; since: string }

type CommentingInput = { commenting: Commenting; isSiteClosed: boolean; now: Date }

/**
 * What an article that is out says to a comment at `now`, whoever asks. Judged by the clock, not by a job
 * that closes: at the closing instant itself it is closed. The instant is part of the public copy, counted in
 * days from the first publication.
 */
export function takingComments({
  commenting: { mode, closesAt },
  isSiteClosed,
  now,
}: CommentingInput): Taking {
  if (isSiteClosed) return { open: false, by: 'site' }
  if (mode === 'closed') return { open: false, by: 'desk' }
  if (mode === 'open' || closesAt === null) return { open: true, until: null }
  return now.getTime() < Date.parse(closesAt)
    ? { open: true, until: closesAt }
    : { open: false, by: 'time', since: closesAt }
}
