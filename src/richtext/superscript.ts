// Raised and lowered digits where a text has no forms: 10³ must not become 103.

const RAISED: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  '(': '⁽',
  ')': '⁾',
  n: 'ⁿ',
}

const LOWERED: Readonly<Record<string, string>> = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
  '+': '₊',
  '-': '₋',
  '−': '₋',
  '(': '₍',
  ')': '₎',
}

/** What stands before, and whether the word goes on behind: `5th` is a number, `5thousand` another. */
type Beside = { before: string; goesOn: boolean }

/** `5th` and `5%` are the same however they are set. */
const SAME_NUMBER = /^(?:st|nd|rd|th|[%‰°ªº])?$/i

/**
 * `3` as `³`. Words with a sign that Unicode has no raised form of stay as they are. A `^` goes before those
 * with digits of any script, fractions or other numbers, and before those behind a number: `$5` with a raised
 * `bn` is not five billion. `before` is what stands before them.
 */
export function raised(text: string, beside: Beside): string {
  return inForm(text, { forms: RAISED, mark: '^', ...beside })
}

/** `2` as `₂`; as `raised`, with `_`. */
export function lowered(text: string, beside: Beside): string {
  return inForm(text, { forms: LOWERED, mark: '_', ...beside })
}

function inForm(
  text: string,
  { forms, mark, before, goesOn }: Beside & { forms: Readonly<Record<string, string>>; mark: string },
): string {
  const signs = Array.from(text)
  if (signs.every((sign) => sign in forms)) return signs.map((sign) => forms[sign]).join('')
  const isOfNumber = /\p{N}[^\p{L}\p{N}]*$/u.test(before) && (goesOn || !SAME_NUMBER.test(text.trim()))
  return isOfNumber || /\p{N}/u.test(text) ? `${mark}${text}` : text
}
