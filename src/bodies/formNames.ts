// Names of a form, which Payload takes apart at their dots: a number among them makes a list of that length,
// and each dot one more object.

import { isObject, valuesIn } from './nesting.ts'

/** The panel names its fields with a tenth of that. */
const MAX_NAME = 300
const MAX_SEGMENTS = 30

/** Lists within each other that one name stands in; no form of the panel has as many. */
const MAX_LISTS = 8

/** Places in all lists that the names of one object make; a form names as many as it has. */
const MAX_PLACES = 10_000

/**
 * Whether any object within a parsed value has names that no form of the panel has, or that make longer lists
 * than it could fill.
 */
export function hasOddFormNames(value: unknown): boolean {
  for (const one of valuesIn(value))
    if (isObject(one) && !Array.isArray(one) && areOdd(Object.keys(one))) return true
  return false
}

function areOdd(names: readonly string[]): boolean {
  const lengths = new Map<string, number>()
  let places = 0
  for (const name of names) {
    if (name.length > MAX_NAME) return true
    if (!name.includes('.')) continue
    const segments = name.split('.', MAX_SEGMENTS + 1)
    if (segments.length > MAX_SEGMENTS) return true
    const lists = listsIn(name, segments)
    if (lists.length > MAX_LISTS) return true
    for (const { list, length } of lists) {
      const known = lengths.get(list) ?? 0
      if (length <= known) continue
      lengths.set(list, length)
      places += length - known
      if (places > MAX_PLACES) return true
    }
  }
  return false
}

/** Every list that a name stands in, with the length that it has at least; `Number` tells what a place is. */
function listsIn(name: string, segments: readonly string[]): { list: string; length: number }[] {
  const lists: { list: string; length: number }[] = []
  let end = -1
  for (const [at, segment] of segments.entries()) {
    const place = at > 0 ? Number(segment) : -1
    if (place >= 0) lists.push({ list: name.slice(0, end), length: place + 1 })
    if (lists.length > MAX_LISTS) break
    end += segment.length + 1
  }
  return lists
}
