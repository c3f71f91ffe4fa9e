// Names in `.env` that are nearly those of settings: without a word they would have no effect.

import { EnvironmentError } from './errors.ts'

/** Names shorter than this are like too many others: PORTS may be meant for another program. */
const SHORTEST = 6

/**
 * @throws EnvironmentError about the first of these names that is one sign, or its case, away from a setting.
 */
export function refuseMisspelt(names: readonly string[], settings: readonly string[]): void {
  for (const name of names) {
    if (settings.includes(name)) continue
    const meant = settings.find((setting) => isNearly(name, setting))
    if (meant)
      throw new EnvironmentError(
        name,
        `${name} in .env is no setting of Assay. Write ${meant}, or take the line out.`,
      )
  }
}

function isNearly(name: string, setting: string): boolean {
  const [typed, known] = [name, setting].map((text) => text.toUpperCase().replaceAll('_', ''))
  if (typed === known) return true
  return known!.length >= SHORTEST && isOneAway(typed!, known!)
}

/** One sign more, less or other, or two neighbours exchanged. */
function isOneAway(one: string, other: string): boolean {
  let head = 0
  while (head < one.length && one[head] === other[head]) head += 1
  const [rest, left] = [one.slice(head), other.slice(head)]
  const exchanged = rest.length > 1 && rest[1]! + rest[0]! + rest.slice(2)
  return (
    rest.slice(1) === left || rest === left.slice(1) || rest.slice(1) === left.slice(1) || exchanged === left
  )
}
