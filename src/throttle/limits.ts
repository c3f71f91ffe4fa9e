// How often what may be done, as a table. Points are tries; seconds are the window in which they count.

export type Limit = { points: number; seconds: number }

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * One line an act and the key it is counted by. `address` is where a request came from (`addressOf`),
 * `account` an e-mail address, `reader` a reader's id. An office shares one address, so limits by address are
 * wider than those by person.
 */
export const LIMITS = {
  /** Readers and staff apart; a place that has logged in to the account before is not held up. */
  'log-in by address': { points: 60, seconds: 10 * MINUTE },
  /** Guesses at one account from everywhere; a place that has logged in to it before is not held up. */
  'log-in by account': { points: 100, seconds: 10 * MINUTE },
  /** Not a limit on trying: how many refusals of one account's log-in the record tells of. */
  'refused log-in on the record': { points: 1, seconds: 15 * MINUTE },
  /** API keys that nobody has; a key that was right from this address before is not held up. */
  'wrong key by address': { points: 30, seconds: 10 * MINUTE },
  'register by address': { points: 20, seconds: HOUR },
  'register by account': { points: 3, seconds: HOUR },
  'forgot by address': { points: 20, seconds: HOUR },
  'forgot by account': { points: 3, seconds: HOUR },
  'resend by reader': { points: 3, seconds: HOUR },
  'token by address': { points: 30, seconds: 10 * MINUTE },
  'name by reader': { points: 10, seconds: HOUR },
  'password by reader': { points: 10, seconds: HOUR },
  'password by staff': { points: 10, seconds: HOUR },
  'comment burst by reader': { points: 3, seconds: 9 },
  'comment by reader': { points: 20, seconds: 10 * MINUTE },
  'comment edit by reader': { points: 20, seconds: 10 * MINUTE },
  'comment by address': { points: 120, seconds: 10 * MINUTE },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS

/** Wrong passwords that cost no waiting, counted for one account from one address. */
export const FREE_GUESSES = 5

/** How long wrong passwords are remembered, in seconds. */
export const GUESSES_FORGOTTEN_AFTER = HOUR

/** No wrong password makes anybody wait longer, in seconds: nobody can lock a neighbour out for long. */
export const MAX_WAIT = 5 * MINUTE

/**
 * Seconds to wait after so many wrong passwords: none for the first five, then 2, 4, 8 … up to five minutes.
 */
export function waitAfter(guesses: number): number {
  return guesses <= FREE_GUESSES ? 0 : Math.min(MAX_WAIT, 2 ** (guesses - FREE_GUESSES))
}
