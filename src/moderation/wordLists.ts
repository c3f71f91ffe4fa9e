// Finding listed words and phrases in a comment, in time linear in its length however long the list is.

import { foldedWords } from './fold.ts'

/** A list made ready once: every entry folded, and the longest phrase in words. */
type WordIndex = { entries: ReadonlyMap<string, string>; longest: number }

/** Bounds on what is put together at one place of the text, so that a list cannot make a comment slow. */
const MAX_PHRASE_WORDS = 8
const MAX_SPELT_LETTERS = 24

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
 * letters and letters set apart (`s c a m`) make no difference; only whole words count, so that a list with
 * "scam" lets "scampi" pass.
 */
export function findListed(text: string, list: readonly string[]): string | null {
  if (list.length === 0) return null
  const index = indexOf(list)
  const words = foldedWords(text)
  for (let start = 0; start < words.length; start += 1) {
    const entry = phraseAt(words, start, index) ?? spelledAt(words, start, index)
    if (entry !== null) return entry
  }
  return null
}

function phraseAt(words: readonly string[], start: number, index: WordIndex): string | null {
  let phrase = ''
  for (let at = start; at < words.length && at - start < index.longest; at += 1) {
    phrase = at === start ? words[at]! : `${phrase} ${words[at]!}`
    const entry = index.entries.get(phrase)
    if (entry !== undefined) return entry
  }
  return null
}

/** Three and more single letters in a row, read as one word. */
function spelledAt(words: readonly string[], start: number, index: WordIndex): string | null {
  let letters = ''
  for (let at = start; at < words.length && at - start < MAX_SPELT_LETTERS && isLetter(words[at]!); at += 1) {
    letters += words[at]!
    const entry = at - start >= 2 ? index.entries.get(letters) : undefined
    if (entry !== undefined) return entry
  }
  return null
}

function isLetter(word: string): boolean {
  return [...word].length === 1
}

const indexes = new WeakMap<readonly string[], WordIndex>()

function indexOf(list: readonly string[]): WordIndex {
  const known = indexes.get(list)
  if (known) return known
  const entries = new Map<string, string>()
  let longest = 0
  for (const entry of list) {
    const words = foldedWords(entry)
    if (words.length === 0 || words.length > MAX_PHRASE_WORDS) continue
    entries.set(words.join(' '), entry)
    longest = Math.max(longest, words.length)
  }
  const index = { entries, longest }
  indexes.set(list, index)
  return index
}
