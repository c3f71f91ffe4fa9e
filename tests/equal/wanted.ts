// The differences from the old code that are wanted, each with its reason. One that is gone fails the test.

export type Wanted = {
  /** The name of the row, hash or question, as the test names it. */
  where: RegExp | string
  /** The path within it. */
  path: RegExp | string
  reason: string
}

export const WANTED: readonly Wanted[] = []
