// Whether something that stands apart from the reporting differs between two editions of a text: whose words
// are quoted, what is disclosed, where numbers come from, what is the newsroom's view.

import { canonicalJson } from '#src/hashing/digest.ts'
import { THE_TEXT, type Container, type Fact } from './containers.ts'

/** A sentence that names the first such difference, or null where both have the same, to the letter. */
export function changedApart(had: readonly Container[], has: readonly Container[]): string | null {
  for (let index = 0; index < Math.max(had.length, has.length); index += 1) {
    const [before, after] = [had[index], has[index]]
    if (before?.kind !== after?.kind) return changedKinds(had, has)
    const fact = before!.facts.findIndex(
      ({ is }, at) => toTheLetter(is) !== toTheLetter(after!.facts[at]?.is),
    )
    if (fact >= 0) return changedFact(before!.facts[fact]!, after!.facts[fact]!)
  }
  return null
}

/** What is new or gone, rather than what therefore stands in another place. */
function changedKinds(had: readonly Container[], has: readonly Container[]): string {
  const kinds = [...had, ...has].map(({ kind }) => kind).filter((kind) => kind !== THE_TEXT)
  const surplusOf = (kind: string) => timesIn(has, kind) - timesIn(had, kind)
  const kind = kinds.find((one) => surplusOf(one) !== 0)
  if (!kind) return 'What stands apart in the text stands in another order than readers have it.'
  return surplusOf(kind) > 0 ? `${kind} is new to readers.` : `${kind} that readers have is gone.`
}

function timesIn(containers: readonly Container[], sought: string): number {
  return containers.filter(({ kind }) => kind === sought).length
}

/** The facts of one kind are the same in number and order. */
function changedFact(was: Fact, { what, shown }: Fact): string {
  return was.shown === shown
    ? `${what} differs from what readers have.`
    : `${what} is ${shown}, and readers have ${was.shown}.`
}

/** All of a value that says something: a field that an older edition did not have is as one that is empty. */
export function toTheLetter(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify({ value }, (_, one: unknown) => one ?? undefined)))
}
