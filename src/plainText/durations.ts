// Durations as a sentence has them.

/** How long something took or is late, in milliseconds: `90 seconds`, `12 minutes`, `3 hours`. */
export function durationInWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 120) return `${seconds} seconds`
  const minutes = Math.round(seconds / 60)
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
}

/**
 * How long to wait, in whole seconds, never too short: `a second`, `30 seconds`, `a minute`, `15 minutes`.
 */
export function waitInWords(seconds: number): string {
  if (seconds === 1) return 'a second'
  if (seconds < 60) return `${seconds} seconds`
  return minutesInWords(Math.ceil(seconds / 60), 'a minute')
}

/** `1 minute`, or `one` where it is said otherwise, and `12 minutes`. */
export function minutesInWords(minutes: number, one = '1 minute'): string {
  return minutes === 1 ? one : `${minutes} minutes`
}
