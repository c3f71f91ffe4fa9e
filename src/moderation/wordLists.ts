// Finding listed words and phrases in a comment: at each word a bounded number of pieces are looked up,
// however long the list is.

import { type Folded, foldedWords } from './fold.ts'
import { readingsOf } from './readings.ts'
import {
  entryOf,
  indexOf,
  LEAST_LETTERS,
  MAX_PHRASE_WORDS,
  type PieceEnd,
  type WordIndex,
} from './wordIndex.ts'

/** Bounds the pieces that are put together at one place of the text. */
const MAX_PIECES = 24

/** The entries of a list as it is typed: one a line. */
export function linesOf(list: string | null | undefined): string[] {
  return (list ?? '').split('\n').flatMap((line) => line.trim() || [])
}

/**
 * What is wrong with a list as it is typed, as a sentence; null where every line can be found in a comment.
 */
export function listProblem(list: string | null | undefined): string | null {
  for (const line of linesOf(list)) {
    const count = foldedWords(line).length
    if (count === 0) return `“${line}” has no letter or digit: no comment can be compared with it.`
    if (count > MAX_PHRASE_WORDS) return `“${line}” has ${count} words. Use at most ${MAX_PHRASE_WORDS}.`
  }
  return null
}

/**
 * The first listed word or phrase in a text, as the list spells it, or null. Case, accents, look-alike
 * letters, letters set apart (`s c a m`) or parted by signs (`s-cam`) and signs and figures for letters
 * (`$cam`) make no difference. Only whole words count: a list with "scam" lets "scampi" and "as cam" pass.
 */
export function findListed(text: string, list: readonly string[]): string | null {
  if (list.length === 0) return null
  const index = indexOf(list)
  const { plain, others } = readingsOf(text)
  const found = findIn(plain, index, 1)
  if (found !== null) return found
  for (const other of others) {
    const entry = findIn(other, index, LEAST_LETTERS)
    if (entry !== null) return entry
  }
  return null
}

function findIn(text: Folded, index: WordIndex, least: number): string | null {
  const joins = joinsOf(text)
  for (let start = 0; start < text.words.length; start += 1) {
    const entry = entryAt(text.words, joins, start, index, least)
    if (entry !== null) return entry
  }
  return null
}

/** The entry that the words from `start` on are, however they are parted; or null. */
function entryAt(
  words: readonly string[],
  joins: readonly boolean[],
  start: number,
  index: WordIndex,
  least: number,
): string | null {
  let letters = ''
  const ends: PieceEnd[] = []
  for (let at = start; at < words.length && at - start < MAX_PIECES; at += 1) {
    if (at > start) ends.push({ at: letters.length, isJoined: joins[at - 1]! })
    letters += words[at]!
    if (letters.length > index.longest) return null
    if (letters.length < least) continue
    const entry = entryOf(index, letters, ends)
    if (entry !== null) return entry
  }
  return null
}

/**
 * Whether each word may be the beginning of one that the next goes on: parted by signs alone, a single letter
 * beside a line end, or among three and more single letters.
 */
function joinsOf({ words, gaps }: Folded): boolean[] {
  const isLetter = words.map((word) => word.length <= 2 && [...word].length === 1)
  return gaps.map((gap, at) => {
    if (gap === 'joined') return true
    if (gap === 'line') return isLetter[at]! || isLetter[at + 1]!
    return isLetter[at]! && isLetter[at + 1]! && Boolean(isLetter[at - 1] || isLetter[at + 2])
  })
}
