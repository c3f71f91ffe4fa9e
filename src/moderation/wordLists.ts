// Finding listed words and phrases in a comment, in time linear in its length however long the list is.

import { foldedWords } from './text.ts'

/** A list made ready once: every entry folded, and the longest phrase in words. */
type WordIndex = { entries: ReadonlyMap<string, string>; longest: number }

const MAX_PHRASE_WORDS = 8

/**
 * The first listed word or phrase in a text, as the list spells it, or null. Case, accents, look-alike letters and letters
 * set apart (`s c a m`) make no difference; only whole words count, so that "assay" is never found in part.
 */
export function findListed(text: string, list: readonly string[]): string | null {
  if (list.length === 0) return null
  const index = indexOf(list)
  const words = withJoinedLetters(foldedWords(text))
  for (let start = 0; start < words.length; start += 1) {
    let phrase = ''
    for (let size = 0; size < index.longest && start + size < words.length; size += 1) {
      phrase = size === 0 ? words[start]! : `${phrase} ${words[start + size]!}`
      const entry = index.entries.get(phrase)
      if (entry !== undefined) return entry
    }
  }
  return null
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

/** Three and more single letters in a row are also read as one word, put after them. */
function withJoinedLetters(words: readonly string[]): string[] {
  const read: string[] = []
  let letters = ''
  for (const word of [...words, '']) {
    const single = word !== '' && [...word].length === 1
    if (single) letters += word
    if (!single && letters.length > 2) read.push(letters)
    if (!single) letters = ''
    if (word !== '') read.push(word)
  }
  return read
}
