// Whether something that stands apart from the reporting differs between two editions of a text: whose words
// are quoted, what is disclosed, where numbers come from, what is the newsroom's view.

import { canonicalJson } from '#src/hashing/digest.ts'
import type { Container } from './containers.ts'

/** A sentence that names the first such difference, or null where both have the same, to the letter. */
export function changedApart(had: readonly Container[], has: readonly Container[]): string | null {
  for (let index = 0; index < Math.max(had.length, has.length); index += 1) {
    const [before, after] = [had[index]?.facts ?? [], has[index]?.facts ?? []]
    for (let fact = 0; fact < Math.max(before.length, after.length); fact += 1)
      if (toTheLetter(before[fact]?.is) !== toTheLetter(after[fact]?.is))
        return (after[fact] ?? before[fact]!).sentence
  }
  return null
}

/** All of a value that says something: a field that an older edition did not have is as one that is empty. */
export function toTheLetter(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify({ value }, (_, one: unknown) => one ?? undefined)))
}
