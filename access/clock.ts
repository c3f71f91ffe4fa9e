// The time at which a request is judged: commands hand theirs in, so that rules about windows can be tested
// with a clock.

import type { RequestContext } from 'payload'

/** Tells the present; handed to commands that wait for their turn, so that they ask when it has come. */
export type Clock = () => Date

/** The clock of this machine. */
export const machineClock: Clock = () => new Date()

/**
 * The time that it is now by a clock; an instant, as tests hand in, stands for a clock that does not move.
 */
export function readClock(now: Date | Clock): Date {
  return now instanceof Date ? now : now()
}

/** A Symbol, so that no body, query or header can carry it. */
const CLOCK = Symbol.for('assay.clock')

/**
 * A context in which rules judge as of `now`. The plain key beside it keeps Payload from taking the context
 * for empty.
 */
export function atTime(now: Date): RequestContext {
  return { [CLOCK]: now, asOf: now.toISOString() } as RequestContext
}

/** The time a context was made for; else the present. */
export function clockOf(context: RequestContext): Date {
  const now = (context as Record<symbol, unknown>)[CLOCK]
  return now instanceof Date ? now : new Date()
}
