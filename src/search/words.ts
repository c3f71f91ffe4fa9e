// The words of a text as search compares them: without case, accents and signs. Both databases index exactly
// these.

import { linesOf } from '#src/plainText/oneLine.ts'
import { LENGTH, passageAround } from './passage.ts'
import { type Marks, marksIn } from './quotations.ts'

/** Most words of a question that count; the rest is left out. */
const MAX_WORDS = 8
const MAX_WORD = 60
const MAX_QUESTION = 500

/** A run of letters and digits, with the marks that belong to them. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** Letters that no decomposition of Unicode's takes apart, as people type them who do not have them. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  ŧ: 't',
  ĸ: 'k',
  ə: 'a',
  ς: 'σ',
}
const TO_SPELL = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'gu')

/** Changes with the rules of folding: what was indexed by others is indexed anew at the next start. */
export const FOLDING = 2

/**
 * One word folded: decomposed, marks taken off, lower case, without letters that few keyboards have. Empty
 * when nothing is left.
 */
function fold(word: string): string {
  if (/^[a-z0-9]*$/i.test(word)) return word.toLowerCase().slice(0, MAX_WORD)
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(TO_SPELL, (letter) => SPELLED[letter]!)
    .slice(0, MAX_WORD)
}

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => fold(word)).filter((word) => word !== '')
}

/**
 * The words of a question, each once; the last may be the beginning of one. Whatever else is in it means
 * nothing.
 */
export function questionWords(question: string): string[] {
  return [...new Set(wordsOf(question.slice(0, MAX_QUESTION)))].slice(0, MAX_WORDS)
}

const BEYOND_ASCII = /\P{ASCII}/u
const IN_WORD = '[\\p{L}\\p{N}\\p{M}]'
const STARTS = `(?<!${IN_WORD})`
const ENDS = `(?!${IN_WORD})`

/** All but the last stand whole, unless they are cut: a short one begins very many words. */
function patternOf(word: string, index: number, words: readonly string[]): string {
  return index < words.length - 1 && word.length < MAX_WORD ? word + ENDS : word
}

type Found = { index: number; word: string; folded: string }

/**
 * A text in which words are looked for, its lines apart by a new line, and those of its words that have
 * letters beyond ASCII, which `fold` may make others of.
 */
export type Searched = { line: string; beyond: Found[]; marks: () => Marks }

/** The text as words are looked for in it. */
export function searchedText(text: string): Searched {
  const line = linesOf(text).join('\n')
  let kept: Marks | null = null
  return {
    line,
    beyond: BEYOND_ASCII.test(line) ? wordsBeyondAscii(line) : [],
    marks: () => (kept ??= marksIn(line)),
  }
}

/**
 * Word by word: a pattern that looks into words for such letters reads a long one once for each of its own.
 */
function wordsBeyondAscii(line: string): Found[] {
  const found: Found[] = []
  for (const { index, 0: word } of line.matchAll(WORD))
    if (BEYOND_ASCII.test(word)) found.push({ index, word, folded: fold(word) })
  return found
}

/** What can be asked of a text about the words of one question. */
export type Finder = {
  /** How many of the words stand in it. */
  howMany: (text: Searched) => number
  /** The passage around the first of them, cut between words; null when none of them stands in it. */
  passage: (text: Searched) => string | null
}

/** Looks for words as `questionWords` gives them. */
export function finderOf(queryWords: readonly string[]): Finder {
  const isAnswer = (word: string, index: number) =>
    index === queryWords.length - 1 ? word.startsWith(queryWords[index]!) : word === queryWords[index]
  const isAny = ({ folded }: Found) => queryWords.some((_, index) => isAnswer(folded, index))
  // Folded words are letters and digits, and so mean nothing else to a pattern. It finds where to look, many
  // times faster than word by word.
  const where = new RegExp(`${STARTS}(?:${queryWords.map(patternOf).join('|')})`, 'giu')
  const firstIn = ({ line, beyond }: Searched): Found | null => {
    const folded = beyond.find(isAny)
    for (const { index } of line.matchAll(where)) {
      if (folded && folded.index < index) return folded
      const word = wordAt(line, index)
      if (BEYOND_ASCII.test(word)) continue // it is among those beyond
      const found = { index, word, folded: fold(word) }
      if (isAny(found)) return found
    }
    return folded ?? null
  }
  return {
    howMany: (text) => {
      if (firstIn(text) === null) return 0
      const words = wordsOf(text.line)
      return queryWords.filter((_, index) => words.some((word) => isAnswer(word, index))).length
    },
    passage: (text) => {
      const found = firstIn(text)
      return found && passageAround(text.line, text.marks(), found)
    },
  }
}

function wordAt(line: string, index: number): string {
  return /^[\p{L}\p{N}\p{M}]+/u.exec(line.slice(index, index + LENGTH))?.[0] ?? ''
}
