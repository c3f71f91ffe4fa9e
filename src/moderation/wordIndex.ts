// A list of words made ready for comparing: found by its letters alone, and then by where its words end.

import { foldedWords } from './fold.ts'

/** Most words of an entry. */
export const MAX_PHRASE_WORDS = 8

/** Letters that a word has at least to be found in pieces: “U.S.” is no “us”, nor “i t” an “it”. */
export const LEAST_LETTERS = 3

/** Letters that a phrase has at least to be found written as one word: in fewer others may stand. */
const GLUED_LETTERS = 10

/** Where a piece of a text ends, and whether what follows may go on with it. */
export type PieceEnd = { at: number; isJoined: boolean }

/**
 * The entries that have the same letters, one for each way in which their words end. A list may hold
 * thousands, so they are asked all at once: each is one bit, and `endings` says of each place which of them
 * have a word that ends there.
 */
type SameLetters = { typed: string[]; known: Set<string>; endings: Map<number, bigint> }

/** A list made ready once: its entries by their letters, and how many letters the longest has. */
export type WordIndex = { entries: ReadonlyMap<string, SameLetters>; longest: number }

const indexes = new WeakMap<readonly string[], WordIndex>()

/** The index of a list, which is known by its identity. Entries that read alike are one, the first. */
export function indexOf(list: readonly string[]): WordIndex {
  const known = indexes.get(list)
  if (known) return known
  const entries = new Map<string, SameLetters>()
  let longest = 0
  for (const typed of list) {
    const words = foldedWords(typed)
    if (words.length === 0 || words.length > MAX_PHRASE_WORDS) continue
    const letters = words.join('')
    const same = entries.get(letters) ?? { typed: [], known: new Set(), endings: new Map() }
    addEntry(same, typed, words)
    entries.set(letters, same)
    longest = Math.max(longest, letters.length)
  }
  const index = { entries, longest }
  indexes.set(list, index)
  return index
}

function addEntry({ typed, known, endings }: SameLetters, entry: string, words: readonly string[]): void {
  const key = words.join(' ')
  if (known.has(key)) return
  known.add(key)
  const bit = 1n << BigInt(typed.length)
  typed.push(entry)
  let end = 0
  for (const word of words.slice(0, -1)) {
    end += word.length
    endings.set(end, (endings.get(end) ?? 0n) | bit)
  }
}

/**
 * The first entry with these letters whose words the pieces of a text are, or may be read as; or null.
 */
export function entryOf(index: WordIndex, letters: string, ends: readonly PieceEnd[]): string | null {
  const same = index.entries.get(letters)
  if (!same) return null
  const { typed, endings } = same
  let left = (1n << BigInt(typed.length)) - 1n
  const mayJoin = letters.length >= LEAST_LETTERS
  for (const { at, isJoined } of ends) {
    if (!isJoined || !mayJoin) left &= endings.get(at) ?? 0n
    if (left === 0n) return null
  }
  if (letters.length < GLUED_LETTERS) left &= ~elsewhere(endings, ends)
  return left === 0n ? null : typed[lowestBit(left)]!
}

/** The entries with a word that ends where no piece does: written as one, they have too few letters. */
function elsewhere(endings: ReadonlyMap<number, bigint>, ends: readonly PieceEnd[]): bigint {
  let entries = 0n
  for (const [place, having] of endings) if (!ends.some(({ at }) => at === place)) entries |= having
  return entries
}

function lowestBit(bits: bigint): number {
  return (bits & -bits).toString(2).length - 1
}
