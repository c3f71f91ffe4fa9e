// Signs of symbol fonts: programs write a letter, and the font shows something else.

import type { Style } from './css.ts'
import type { PastedElement } from './pasted.ts'

/** What Word makes of `-->`, `:-)` and its like, and the bullets that people choose. */
const WINGDINGS: Readonly<Record<string, string>> = {
  à: '→',
  ß: '←',
  á: '↑',
  â: '↓',
  ó: '↔',
  è: '➔',
  J: '☺',
  L: '☹',
  ü: '✓',
  û: '✗',
  '§': '▪',
  l: '●',
  n: '■',
  q: '❑',
  Ø: '➢',
}

const SYMBOL: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from('abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYW').map((letter, at) => [
      letter,
      Array.from('αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ')[at]!,
    ]),
  ),
  '£': '≤',
  '³': '≥',
  '¹': '≠',
  '»': '≈',
  '±': '±',
  '´': '×',
  '¸': '÷',
  '¥': '∞',
  '®': '→',
  '¬': '←',
  '·': '·',
  '°': '°',
}

/**
 * What a symbol font shows for a sign, by the font; null for a font of letters, undefined where no font is
 * named.
 */
export function symbolsOf(
  { attributes }: PastedElement,
  style: Style,
): Readonly<Record<string, string>> | null | undefined {
  const font = (style.get('font-family') ?? attributes['face'])?.toLowerCase()
  if (font === undefined) return undefined
  if (/^["']?wingdings/.test(font)) return WINGDINGS
  return /^["']?symbol\b/.test(font) ? SYMBOL : null
}

/** The same words in signs that every font has; `lost` are those for which there is none here. */
export function inLetters(
  words: string,
  symbols: Readonly<Record<string, string>>,
): { text: string; lost: number } {
  let lost = 0
  const text = Array.from(words, (sign) => {
    // Word may write the code of a sign with F000 before it, in the area for private use.
    const code = sign.codePointAt(0)!
    const letter = code >= 0xf000 && code <= 0xf0ff ? String.fromCodePoint(code - 0xf000) : sign
    if (/[\s\u00a0\d.,:;()+=<>/%-]/.test(letter)) return letter
    if (Object.hasOwn(symbols, letter)) return symbols[letter]
    lost += 1
    return ''
  }).join('')
  return { text, lost }
}
