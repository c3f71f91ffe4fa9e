// Time for what waits: the browser's own, or one that a test moves on.

export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number
  /** Calls back after so many milliseconds, unless it is cancelled. */
  after: (ms: number, call: () => void) => () => void
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
