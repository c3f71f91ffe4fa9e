// A clock that may be set back while the process runs, as a machine's clock is when it had gone wrong.

/** Milliseconds by which a clock goes back without a word: time servers correct it by less. */
const UNNOTICED_MS = 5_000

type Watched = {
  /** The time, as the clock tells it. */
  clock: () => Date
  /**
   * Seconds until the clock has reached again the latest time that was seen on it; 0 unless it was set back.
   */
  behind: () => number
}

/** Calls `onSetBack` with the whole seconds whenever a look at the clock finds it set back. */
export function watchClock({
  clock,
  onSetBack,
}: {
  clock: () => Date
  onSetBack: (seconds: number) => void
}): Watched {
  let seen = clock().getTime()
  let latest = seen
  const look = () => {
    const now = clock()
    const back = seen - now.getTime()
    seen = now.getTime()
    latest = Math.max(latest, seen)
    if (back > UNNOTICED_MS) onSetBack(Math.round(back / 1000))
    return now
  }
  return {
    clock: look,
    behind: () => {
      const ms = latest - look().getTime()
      return ms > UNNOTICED_MS ? Math.ceil(ms / 1000) : 0
    },
  }
}
