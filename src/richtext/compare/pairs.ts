// Which of the blocks that were taken out became which of those that came in their place.

import type { Item } from './items.ts'
import { keyOf, shapeOf } from './sameness.ts'
import { isElement, textOf } from './tree.ts'

type Pair = { was: Item | null; is: Item | null }

/** Two blocks are states of one where they share at least this much of their words. */
const MIN_SHARED = 0.3

/** Most words that are looked at, pair by pair; past that blocks are paired by their places. */
const MAX_WORK = 500_000

const CELLS = ['td', 'th']

/** In the order of the page: what was taken out stands before what came. */
export function pairsOf(struck: readonly Item[], inserted: readonly Item[]): Pair[] {
  if (
    struck.length === inserted.length &&
    struck.every((was, at) => isSamePlace(was, inserted[at]!, struck.length))
  )
    return struck.map((was, at) => ({ was, is: inserted[at]! }))
  if (workOf(struck, inserted) > MAX_WORK) return byPlace(struck, inserted)
  const pairs: Pair[] = []
  let next = 0
  for (const was of struck) {
    const at = likest(was, inserted, next)
    if (at === null) pairs.push({ was, is: null })
    else {
      pairs.push(...inserted.slice(next, at).map((is) => ({ was: null, is })))
      pairs.push({ was, is: inserted[at]! })
      next = at + 1
    }
  }
  pairs.push(...inserted.slice(next).map((is) => ({ was: null, is })))
  return pairs
}

/** At most so many words are looked at: of each pair those of the shorter block. */
function workOf(struck: readonly Item[], inserted: readonly Item[]): number {
  const words = (items: readonly Item[]) => items.reduce((sum, item) => sum + 1 + wordsOf(item).size, 0)
  return Math.min(words(struck) * inserted.length, words(inserted) * struck.length)
}

function byPlace(struck: readonly Item[], inserted: readonly Item[]): Pair[] {
  const length = Math.max(struck.length, inserted.length)
  return Array.from({ length }, (_, at) => at).flatMap((at): Pair[] => {
    const [was, is] = [struck[at] ?? null, inserted[at] ?? null]
    if (was && is && !isPossible(was, is))
      return [
        { was, is: null },
        { was: null, is },
      ]
    return [{ was, is }]
  })
}

/** One block in the place of one, cells of a row, and blocks that share their words stay where they are. */
function isSamePlace(was: Item, is: Item, count: number): boolean {
  if (!isPossible(was, is)) return false
  return count === 1 || CELLS.includes(was.element.tag) || sharedOf(was, is) >= MIN_SHARED
}

function isPossible(was: Item, is: Item): boolean {
  return was.element.tag === is.element.tag
}

function likest(was: Item, inserted: readonly Item[], from: number): number | null {
  let best: { at: number; shared: number } | null = null
  for (let at = from; at < inserted.length; at += 1) {
    const is = inserted[at]!
    if (!isPossible(was, is)) continue
    const shared = sharedOf(was, is)
    if (shared >= MIN_SHARED && shared > (best?.shared ?? 0)) best = { at, shared }
  }
  return best?.at ?? null
}

/** Between 0 and 1: words that both have, of all words of the longer one (Jaccard). */
function sharedOf(was: Item, is: Item): number {
  if (was.element.tag === 'tr' && headOf(was) === headOf(is)) return 1
  const [one, other] = [wordsOf(was), wordsOf(is)]
  if (one.size === 0 && other.size === 0) return shapeOf(was.element) === shapeOf(is.element) ? 1 : 0
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  if (few.size < MIN_SHARED * many.size) return 0 // too few to be as much of all
  let shared = 0
  for (const word of few) if (many.has(word)) shared += 1
  return shared / (one.size + other.size - shared)
}

/** What a row of a table is about stands in its first cell. */
function headOf({ element: { children } }: Item): string {
  const cell = children.find(isElement)
  return cell ? keyOf(cell) : ''
}

const words = new WeakMap<Item, Set<string>>()

function wordsOf(item: Item): Set<string> {
  const known = words.get(item)
  if (known) return known
  const found = new Set(textOf([item.element]).match(/[\p{L}\p{N}]+/gu) ?? [])
  words.set(item, found)
  return found
}
