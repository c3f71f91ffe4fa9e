// Answers that must not tell by their time whether an account exists take as long for either.

import { setTimeout as wait } from 'node:timers/promises'

/** Longer than a password check and the mail that may follow it, in milliseconds. */
const TAKES_MS = 600

/** Waits until what began at `started` (`Date.now()`) has taken as long as each of its kind. */
export async function evenTime(started: number): Promise<void> {
  await wait(Math.max(0, started + TAKES_MS - Date.now()))
}

/** Runs what may know the account or not, and ends, also by an error, when that time has passed. */
export async function inEvenTime<Result>(run: () => Promise<Result>): Promise<Result> {
  const started = Date.now()
  try {
    return await run()
  } finally {
    await evenTime(started)
  }
}
