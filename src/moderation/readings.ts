// The ways in which the words of a text can be read: as they stand, and with signs and figures for letters.

import { type Folded, foldedParts } from './fold.ts'

/** Signs that stand for letters beside a letter: `$cam`, `¢ash`. */
const BESIDE: Readonly<Record<string, string>> = {
  $: 's',
  '§': 's',
  '@': 'a',
  '€': 'e',
  '£': 'l',
  '¢': 'c',
}
/** And those that do so between letters alone, since they end words, too: “tax!” is no “taxi”. */
const BETWEEN: Readonly<Record<string, string>> = { '!': 'i', '¡': 'i', '+': 't' }

const SIGNS = /(?<=\p{L}[$§@€£¢]?)[$§@€£¢]|[$§@€£¢](?=[$§@€£¢]?\p{L})|(?<=\p{L})[!¡+](?=\p{L})/gu

/** Figures that stand for letters; a one stands for two. */
const FIGURES: Readonly<Record<string, string>> = { 0: 'o', 3: 'e', 4: 'a', 5: 's', 7: 't' }
const ONES = ['i', 'l']

/** A word of letters and such figures. */
const MIXED = /^(?=.*\p{L})(?=.*[013457])/u

/** The words as they stand, and as they read otherwise where they do. */
export function readingsOf(text: string): { plain: Folded; others: Folded[] } {
  const plain = foldedParts(text)
  const spelt = text.replace(SIGNS, (sign) => BESIDE[sign] ?? BETWEEN[sign]!)
  const read = spelt === text ? plain : foldedParts(spelt)
  const mixed = read.words.filter((word) => MIXED.test(word))
  if (mixed.length === 0) return { plain, others: read === plain ? [] : [read] }
  const ones = mixed.some((word) => word.includes('1')) ? ONES : ONES.slice(0, 1)
  const others = ones.map((one) => ({
    words: read.words.map((word) => (MIXED.test(word) ? withLetters(word, one) : word)),
    gaps: read.gaps,
  }))
  return { plain, others }
}

function withLetters(word: string, one: string): string {
  return word.replace(/[013457]/g, (figure) => FIGURES[figure] ?? one)
}
