// The time as it goes on while the clock works.

/** A tick begins at `now`; its last release is done later, and must not be said to have been in time. */
export function runningFrom(now: Date): () => Date {
  const began = performance.now()
  return () => new Date(now.getTime() + Math.floor(performance.now() - began))
}
