// The styles a run of words may have, by the bit the editor stores for each (Lexical's IS_BOLD and so on).

/**
 * Bits of `format` on a text node. Strikethrough (4), underline (8), code (16) and the rest are not in the
 * house style.
 */
export const FORMATS = { bold: 1, italic: 2, subscript: 32, superscript: 64 } as const

export type FormatName = keyof typeof FORMATS

/** All allowed bits at once. */
export const FORMAT_MASK = Object.values(FORMATS).reduce((mask, bit) => mask | bit, 0)
