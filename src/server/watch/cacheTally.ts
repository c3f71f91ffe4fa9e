// Counts of the page cache: what it answered, what was made, what was purged.

export type CacheTally = {
  answers: { hit: number; stale: number; miss: number; bypass: number }
  /** Answers that were made to be kept. */
  made: number
  purges: { hard: number; soft: number }
  /** What is kept now; nothing while there is no cache. */
  size: () => { entries: number; bytes: number }
}

/** A tally that begins at nothing. */
export function cacheTally(): CacheTally {
  return {
    answers: { hit: 0, stale: 0, miss: 0, bypass: 0 },
    made: 0,
    purges: { hard: 0, soft: 0 },
    size: () => ({ entries: 0, bytes: 0 }),
  }
}
