// The ways in which a name can be read beside as it was typed: signs for letters, letters in a box for a
// badge or for letters, words that stand close and letters that stand apart.

import { wordsOf } from './nameKey.ts'

/** Signs that stand for letters, inside a word and at its ends. */
const SIGNS: Record<string, string> = {
  '!': 'i',
  '¡': 'i',
  '|': 'i',
  $: 's',
  '§': 's',
  '@': 'a',
  '€': 'e',
  '£': 'l',
  '+': 't',
}

const ANY_SIGN = new RegExp(`[${Object.keys(SIGNS).join('')}]`, 'gu')

/** Figures that stand for letters, once `nameKey` has made 0 an o and 1 an l. */
const FIGURES: Record<string, string> = { 3: 'e', 4: 'a', 5: 's', 7: 't' }

/**
 * White letters in black circles and squares, and the letters of flags: Unicode does not say which letters
 * these are.
 */
const BOXES = [0x1_f150, 0x1_f170, 0x1_f1e6]
const BOXED = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu

/**
 * A name as it was typed, without what may be a badge at its side, and each with signs read as letters, with
 * its words apart and with its letters together. Most have one reading.
 */
export function nameReadings(name: string): string[] {
  const typed = [name, withoutBadges(name)].flatMap((one) => [one, withLetters(one)])
  return [...new Set([...new Set(typed)].flatMap((one) => [one, ...spacedOtherwise(one)]))]
}

/** The readings of one word: as it stands, without figures at its end, and with figures read as letters. */
export const WORD_READINGS: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.replace(/\p{N}+$/u, ''),
  (word) => word.replace(/[3457]/g, (sign) => FIGURES[sign] ?? sign),
]

/**
 * Raised, small and boxed letters stand beside a name as ® does: “Albrecht™” is Albrecht, and no
 * “AlbrechtTM”.
 */
function withoutBadges(name: string): string {
  return [...name.replace(BOXED, '')]
    .filter((sign) => sign.normalize('NFKC') === sign.normalize('NFC'))
    .join('')
}

function withLetters(name: string): string {
  return name.replace(BOXED, letterInBox).replace(ANY_SIGN, (sign) => SIGNS[sign] ?? sign)
}

/** “TheEditor” is two words, and “E d i t o r” is one. */
function spacedOtherwise(name: string): string[] {
  const apart = name.replace(INNER_CAPITAL, ' ')
  const words = wordsOf(name).join(' ')
  const together = words.replace(LONE_LETTERS, (run) => run.replaceAll(' ', ''))
  return [...(apart === name ? [] : [apart]), ...(together === words ? [] : [together])]
}

/** The place before a capital within a word: behind a small letter, or before one and behind a capital. */
const INNER_CAPITAL = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu

const LONE_LETTERS = /(?<![^ ])[\p{L}\p{N}]\p{M}*(?: [\p{L}\p{N}]\p{M}*(?![^ ]))+/gu

function letterInBox(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  const first = BOXES.findLast((start) => start <= code) ?? code
  return String.fromCodePoint(0x41 + code - first)
}
