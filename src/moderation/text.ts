// The text of a comment made fit to store and to compare: what cannot be seen is taken out, what is piled up
// is bounded.

/** Longest comment in characters as a reader counts them, and shortest. */
export const MAX_COMMENT_LENGTH = 5_000
export const MIN_COMMENT_LENGTH = 2

/**
 * Longest input that is looked at all; a comment within its length may take four units a character before it
 * is cleaned.
 */
export const MAX_SOURCE_LENGTH = 4 * MAX_COMMENT_LENGTH

/** Most combining marks on one letter; Vietnamese takes two, pointed Hebrew three. */
const MARKS = /(\p{M}{3})\p{M}+/gu

/**
 * Direction overrides and isolates, which reorder what is read; controls save tab and new line; marks without
 * width.
 */
const INVISIBLE =
  /(?![\t\n])\p{Cc}|[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu

/**
 * A comment's source as it is stored: NFC, new lines as `\n`, without what has no width, at most one empty
 * line at a time, trimmed. Linear: marks are bounded before normalising, which sorts them.
 */
export function cleanText(source: string): string {
  return withoutHidden(source.slice(0, MAX_SOURCE_LENGTH))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/**
 * A text without controls, direction overrides and characters without width (the joiners that emoji and
 * Persian need are kept, one at a time), with at most three marks on a letter. Entities of Markdown bring
 * them back, so it is asked once more behind the parser.
 */
export function withoutHidden(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(INVISIBLE, '')
    .replaceAll('\u2044', '/') // a fraction in some fonts, and a dash in others
    .replaceAll('\u1680', ' ')
    .replace(/([\u200C\u200D])[\u200C\u200D]+/g, '$1')
    .replace(MARKS, '$1')
    .normalize('NFC')
    .replace(MARKS, '$1')
}

/**
 * How many characters of a rendered text a reader sees: marks, joiners and fillers do not count, nor does
 * space at the ends.
 */
export function visibleLength(text: string): number {
  return [...text.replace(/[\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu, '').trim()].length
}
