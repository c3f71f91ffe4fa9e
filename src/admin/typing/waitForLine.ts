// When what nobody answered is asked again.

/**
 * How long it is waited after the first time, the second and so on, in milliseconds: the last for all later
 * ones.
 */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const

/** Waits a while, longer from try to try, or until the browser is online again. */
export function waitForLine(tries: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, WAITS_MS[Math.min(tries, WAITS_MS.length - 1)])
    window.addEventListener('online', end)
  })
}
