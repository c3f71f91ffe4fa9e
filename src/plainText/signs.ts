// Which signs a plain text may not hold: those that make readers see something other than what was approved.

import { isAmongRtl, isRtlSign, RTL_SIGNS } from './direction.ts'

/** What is wrong with a sign. */
export type Fault = 'half' | 'line' | 'control' | 'direction' | 'turning' | 'hidden' | 'private' | 'marks'

/** What a sign is judged by: the two beside it, and how many marks stand before it on the same letter. */
export type Neighbours = { before: string; after: string; base: string; marks: number }

/** Most combining marks on one letter: pointed Hebrew takes four, Tibetan stacks five. */
export const MAX_MARKS = 5

const LINE_BREAKS = /[\n\r\t]/
/**
 * Overrides, embeddings and isolates, marks that turn neutral signs around, and the deprecated signs of
 * Arabic shaping.
 */
const DIRECTIONS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]/
/** A fraction slash makes a fraction of its digits in some fonts, and an Ogham space is a dash in some. */
const PRIVATE = /\p{Co}|\p{Noncharacter_Code_Point}|[\u1680\u2044]/u
const JOINERS = /[\u200C\u200D]/
const SELECTORS = /[\uFE00-\uFE0F\u180B-\u180D\u180F]|[\u{E0100}-\u{E01EF}]/u
const KEYCAP = '\u20E3'
const SOFT_HYPHEN = '\u00AD'
/**
 * Fillers of Hangul syllables. Between the parts of a syllable they are letters; the compatibility fillers
 * never are.
 */
const HANGUL_FILLERS = /[\u115F\u1160]/
/** The braille cell without dots: a space between cells that have some. */
const BRAILLE_BLANK = '\u2800'
/** Blanks that Unicode counts among visible signs: a note without a head, and hieroglyphs that only fill. */
const BLANKS = '\\u2800\\u{1D159}\\u{13441}\\u{13442}'
/**
 * Whatever else shows nothing: zero-width space and word joiner, byte order mark, tags, fillers, blanks,
 * musical and annotation signs.
 */
const NOTHING = new RegExp(`\\p{Default_Ignorable_Code_Point}|[\\uFFF9-\\uFFFC${BLANKS}]`, 'u')

const MARK = /\p{M}/u
const LETTER = /\p{L}/u
const HANGUL_PART = /[\u1100-\u11FF\uA960-\uA97C\uD7B0-\uD7FB]/
const BRAILLE = /[\u2801-\u28FF]/
const PICTURE = /\p{Extended_Pictographic}/u
const PICTURE_END = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F/u
/** Scripts whose letters never join, so that a joiner between them can only hide something. */
const NOT_JOINED =
  /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Armenian}|\p{Script=Georgian}|\p{Script=Hebrew}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Bopomofo}/u

/** The flags of England, Scotland and Wales, the only ones that are written with tags. */
export const TAGGED_FLAGS =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu

/** The signs that can be a fault, and runs of more marks than a letter may have. */
export const SUSPECTS = new RegExp(
  `\\p{M}{${MAX_MARKS + 1}}|${RTL_SIGNS}|[\\p{Cc}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}\\p{Default_Ignorable_Code_Point}\\u061C\\u1680\\u2044\\uFFF9-\\uFFFC${BLANKS}]`,
  'gu',
)

/**
 * What is wrong with one sign (a code point) where it stands, or null. `lines`: whether the text may have
 * several lines.
 */
export function faultOf(sign: string, beside: Neighbours, { lines }: { lines: boolean }): Fault | null {
  const code = sign.codePointAt(0)!
  if (code < 0x7f && code >= 0x20) return null
  if (code >= 0xd800 && code <= 0xdfff) return 'half'
  if (LINE_BREAKS.test(sign)) return lines ? null : 'line'
  if (code === 0x2028 || code === 0x2029 || code === 0x85) return 'line'
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 'control'
  if (DIRECTIONS.test(sign)) return 'direction'
  if (PRIVATE.test(sign)) return 'private'
  if (isRtlSign(sign)) return isAmongRtl(beside) ? null : 'turning'
  if (JOINERS.test(sign)) return isJoining(beside) ? null : 'hidden'
  if (SELECTORS.test(sign)) return isSelecting(code, beside) ? null : 'hidden'
  if (sign === SOFT_HYPHEN) return LETTER.test(beside.base) && LETTER.test(beside.after) ? null : 'hidden'
  if (HANGUL_FILLERS.test(sign))
    return HANGUL_PART.test(beside.before) || HANGUL_PART.test(beside.after) ? null : 'hidden'
  if (sign === BRAILLE_BLANK)
    return BRAILLE.test(beside.before) && BRAILLE.test(beside.after) ? null : 'hidden'
  if (NOTHING.test(sign)) return 'hidden'
  return MARK.test(sign) && beside.marks >= MAX_MARKS ? 'marks' : null
}

/** Whether a sign is put on the letter before it. */
export function isMark(sign: string): boolean {
  return MARK.test(sign)
}

const VISIBLE = new RegExp(`[^\\p{Z}\\p{C}\\p{M}\\p{Default_Ignorable_Code_Point}\\s${BLANKS}]`, 'u')

/** Whether anything of a text can be seen. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text)
}

/** A joiner shapes letters of a joined script, or makes one picture of two. */
function isJoining({ before, after, base }: Neighbours): boolean {
  if (PICTURE_END.test(before) && PICTURE.test(after)) return true
  return LETTER.test(base) && !NOT_JOINED.test(base) && !JOINERS.test(before)
}

/**
 * One selector, after a sign that has variants: pictures and keycaps, ideographs, Mongolian letters,
 * mathematical signs.
 */
function isSelecting(code: number, { before, after }: Neighbours): boolean {
  const isOfSign = code === 0xfe0e || code === 0xfe0f
  // Behind a digit it would end a fraction, unseen.
  if (isOfSign && /[#*0-9]/.test(before)) return after === KEYCAP
  if (isOfSign) return /\p{S}|\p{Emoji}|\u203C|\u2049/u.test(before)
  if (code >= 0x180b && code <= 0x180f) return /\p{Script=Mongolian}/u.test(before)
  if (code >= 0xe0100) return /\p{Script=Han}/u.test(before)
  return /\p{Script=Han}|\p{Script=Myanmar}|\p{Script=Phags_Pa}|\p{Sm}/u.test(before)
}
