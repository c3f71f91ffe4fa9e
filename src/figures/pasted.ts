// A number as it comes from a page, a table or a spreadsheet, made into one as the desk writes it.

/** Hyphens, the true minus, and their full-width and small forms; the dash that Windows makes of a hyphen. */
const MINUS = /^[\u2010-\u2013\u2212\uFE58\uFE63\uFF0D]/
const PLUS = /^[\uFF0B\uFE62]/
/** Thousands kept apart by spaces of any width, as in `12 500.5`. */
const SPACED = /^([+-]?\d{1,3})((?:\s\d{3})+)(?=\.|$)/u
/**
 * Thousands kept apart by commas where that cannot be a decimal comma: two of them, or a point behind. As
 * Assay prints it.
 */
const WITH_COMMAS = /^[+-]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$|^[+-]?\d{1,3},\d{3}\.\d+$/

/**
 * The same number without what only its print needs: spaces around it and between thousands, the true minus,
 * commas where they are thousands for certain. Whatever else is odd about it is left for `parseDecimal` to
 * refuse: `1,234` may be either of two numbers.
 */
export function pastedDecimal(text: string): string {
  const number = text
    .trim()
    .replace(MINUS, '-')
    .replace(PLUS, '+')
    .replace(/^([+-])\s+/u, '$1')
    .replace(SPACED, (_, first: string, rest: string) => first + rest.replace(/\s/gu, ''))
  return WITH_COMMAS.test(number) ? number.replaceAll(',', '') : number
}
