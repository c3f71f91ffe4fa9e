// The throttle: who does something too often waits, and says so with 429 and Retry-After.

import type { Payload } from 'payload'
import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import { processWide } from '#src/process/processWide.ts'
import { ThrottledError } from './errors.ts'
import { evenTime } from './evenTime.ts'
import { type Guess, isKnownPlace, rememberPlace } from './knownAddresses.ts'
import { FREE_GUESSES, GUESSES_FORGOTTEN_AFTER, LIMITS, type LimitName, waitAfter } from './limits.ts'
import { counterStore } from './store.ts'

export { ADDRESS_HEADER, addressOf } from './address.ts'
export { ThrottledError } from './errors.ts'
export { evenTime, inEvenTime } from './evenTime.ts'
export type { Guess } from './knownAddresses.ts'

export type Throttle = {
  /** Counts one try. Throws ThrottledError when there were too many. */
  take(limit: LimitName, key: string): Promise<void>
  /** Takes a try back that came to nothing. */
  giveBack(limit: LimitName, key: string): Promise<void>
  /** Counts one try and tells whether it is within the limit. */
  allows(limit: LimitName, key: string): Promise<boolean>
  /** Throws ThrottledError where the limit has been passed, and counts nothing. */
  check(limit: LimitName, key: string): Promise<void>
  /**
   * Counts a password before it is checked, `account` as the database has it. Throws ThrottledError while it
   * must wait. Where others are held up and this place is let past, gives the error with which a wrong
   * password is answered, in even time from `started` (`evenTime`). Others who share the address are refused
   * like that for every account, and learn not which of them signed in there.
   */
  beforeGuess(guess: Guess, started?: number): Promise<ThrottledError | null>
  /**
   * Forgets the wrong passwords of this place, and lets it past the limits of address and account for 20
   * days.
   */
  afterRightGuess(guess: Guess): Promise<void>
}

const throttles = processWide('throttles', () => new WeakMap<Payload, Throttle>())

/** The throttle of this database. */
export function throttleOf(payload: Payload): Throttle {
  const known = throttles.get(payload)
  if (known) return known
  const made = createThrottle(payload)
  throttles.set(payload, made)
  return made
}

function createThrottle(payload: Payload): Throttle {
  const counter = counterStore(payload)
  const counters = new Map(Object.entries(LIMITS).map(([name, limit]) => [name, counter(name, limit)]))
  const guessesAt = (name: string) => ({
    guesses: counter(`guesses${name}`, { points: FREE_GUESSES, seconds: GUESSES_FORGOTTEN_AFTER }),
    turns: counter(`turns${name}`, { points: 1, seconds: 1 }),
  })
  const ordinary = guessesAt('')
  /** Apart: a wait that began while others were held up would tell afterwards that this place was not. */
  const pastOthers = guessesAt(' past others')

  const take = async (limit: LimitName, key: string) => {
    const wait = await secondsToWait(counters.get(limit)!, key)
    if (wait > 0) throw new ThrottledError(wait)
  }

  return {
    take,
    giveBack: async (limit, key) => {
      await counters.get(limit)!.reward(key)
    },
    check: async (limit, key) => {
      const counted = await counters.get(limit)!.get(key)
      if (counted && counted.consumedPoints > LIMITS[limit].points)
        throw new ThrottledError(Math.max(1, counted.msBeforeNext / 1000))
    },
    allows: async (limit, key) => (await secondsToWait(counters.get(limit)!, key)) === 0,
    beforeGuess: async (guess, started = Date.now()) => {
      const place = placeOf(guess)
      const { realm, address } = guess
      const fromHere = await secondsToWait(counters.get('log-in by address')!, `${realm}:${address}`)
      const held = fromHere || (await secondsToWait(counters.get('log-in by account')!, accountOf(guess)))
      if (held === 0) {
        const left = await secondsToGuess(ordinary, place)
        if (left > 0) throw new ThrottledError(left)
        return null
      }
      const answer = new ThrottledError(held)
      const isLetPast =
        (await isKnownPlace(payload, guess, new Date())) && (await secondsToGuess(pastOthers, place)) === 0
      if (isLetPast) return answer
      await evenTime(started)
      throw answer
    },
    afterRightGuess: async (guess) => {
      const place = placeOf(guess)
      const all = [ordinary.guesses, ordinary.turns, pastOthers.guesses, pastOthers.turns]
      await Promise.all(all.map((one) => one.delete(place)))
      await rememberPlace(payload, guess, new Date()).catch((err: unknown) =>
        payload.logger.warn({ err }, 'The address of a log-in could not be remembered.'),
      ) // whoever gave the right password is let in all the same
    },
  }
}

/**
 * Counts a guess at one account from one place: the first few are free, and each further one waits for its
 * turn.
 */
async function secondsToGuess(
  { guesses, turns }: { guesses: RateLimiterAbstract; turns: RateLimiterAbstract },
  place: string,
): Promise<number> {
  const { consumedPoints } = await guesses.penalty(place)
  const wait = waitAfter(consumedPoints)
  const left = wait === 0 ? 0 : await secondsToWait(turns, place, wait)
  if (left > 0) await guesses.reward(place) // trying while it must wait does not make the wait longer
  return left
}

async function secondsToWait(counter: RateLimiterAbstract, key: string, window?: number): Promise<number> {
  try {
    await counter.consume(key, 1, window ? { customDuration: window } : {})
    return 0
  } catch (rejection) {
    if (!isRefusal(rejection)) throw rejection
    return Math.max(1, rejection.msBeforeNext / 1000)
  }
}

/** By its form: counters are shared by all copies of this module, whose classes are not the same. */
function isRefusal(rejection: unknown): rejection is { msBeforeNext: number } {
  return (
    typeof rejection === 'object' &&
    rejection !== null &&
    'msBeforeNext' in rejection &&
    typeof rejection.msBeforeNext === 'number'
  )
}

function accountOf({ realm, account }: Guess): string {
  return `${realm}:${account.slice(0, 320)}`
}

function placeOf(guess: Guess): string {
  return `${accountOf(guess)}@${guess.address}`
}
