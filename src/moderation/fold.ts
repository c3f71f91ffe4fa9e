// A text folded for comparing: what looks alike is alike.

import { LRUCache } from 'lru-cache'
import { LOOKS_LIKE, SMALL_CAPITALS } from '#src/plainText/lookalikes.ts'
import { HOOKED_LETTERS } from './hookedLetters.ts'
import { cleanText } from './text.ts'

/** Letters that people take for others and Unicode's table does not, as used to slip past word lists. */
const MORE: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  н: 'h',
  т: 't',
  м: 'm',
  к: 'k',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ϲ: 'c',
}

/**
 * Letters in circles and squares that no decomposition takes out of them, and those of flags: the first of
 * each alphabet.
 */
const ENCLOSED = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu
const ALPHABETS = [0x1f1e6, 0x1f170, 0x1f150]

/** One sign that is written as a whole blessing: four thousand of them would be ninety thousand letters. */
const PHRASES = /[\uFDFA\uFDFB]/g

/**
 * Texts that were folded, by themselves: each comment is compared with two lists and ten earlier ones, at
 * every edit.
 */
const folded = new LRUCache<string, Folded>({
  maxSize: 4 * 1024 * 1024,
  sizeCalculation: ({ words }, text) => text.length + words.reduce((sum, word) => sum + word.length + 16, 1),
})

/**
 * What stands between two words: nothing but signs that join (`s-cam`), the end of a line, or anything else.
 */
type Gap = 'joined' | 'line' | 'apart'

/** The words of a text, and the gap behind each of them but the last. */
export type Folded = { words: string[]; gaps: Gap[] }

/** No apostrophe: “he’ll” is no “hell”. */
const JOINED = /^[-_.~\\*|·•\p{Pd}]+$/u
const LINE_END = /^[-_.~\\*|·•\p{Pd}\p{Zs}]*\n[\p{Zs}>]*$/u

/**
 * The words of a text, folded so that case, accents, width, look-alike letters and punctuation make no
 * difference, with what stands between them.
 */
export function foldedParts(text: string): Folded {
  const known = folded.get(text)
  if (known) return known
  const made: Folded = { words: [], gaps: [] }
  let end = 0
  const plain = fold(text)
  for (const { 0: word, index } of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (made.words.length > 0) made.gaps.push(gapOf(plain.slice(end, index)))
    made.words.push(word)
    end = index + word.length
  }
  folded.set(text, made)
  return made
}

function gapOf(between: string): Gap {
  if (JOINED.test(between)) return 'joined'
  return LINE_END.test(between) ? 'line' : 'apart'
}

/** The folded words of a text alone. */
export function foldedWords(text: string): string[] {
  return foldedParts(text).words
}

/** The text folded into one line, for telling whether two comments say the same. */
export function foldText(text: string): string {
  return foldedWords(text).join(' ')
}

function fold(text: string): string {
  const typed = cleanText(text).replace(PHRASES, ' ').replace(ENCLOSED, enclosed)
  // Before decomposing too: a lunate sigma is taken for a c, and decomposes into another sigma.
  const bare = shaped(typed)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '') // joiners and fillers among them
    .toLowerCase()
  return shaped(bare)
}

function shaped(text: string): string {
  return /^\p{ASCII}*$/u.test(text) ? text : Array.from(text, shapeOf).join('')
}

function enclosed(sign: string): string {
  const code = sign.codePointAt(0)!
  return String.fromCharCode(97 + code - ALPHABETS.find((first) => code >= first)!)
}

/**
 * ASCII stays as it is, since Unicode's table makes `rn` of m and “modern” would be “modem”; so do signs,
 * which part words.
 */
function shapeOf(sign: string): string {
  if (sign < '\x80' || !/[\p{L}\p{N}]/u.test(sign)) return sign
  const shape = MORE[sign] ?? LOOKS_LIKE.get(sign) ?? sign
  const plain = SMALL_CAPITALS.get(shape) ?? shape
  return /^\p{ASCII}+$/u.test(plain) ? plain.toLowerCase() : (HOOKED_LETTERS.get(sign) ?? sign)
}
