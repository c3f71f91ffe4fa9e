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

/**
 * `3` as `³`. Words with a sign that Unicode has no raised form of stay as they are, `th` among them; with
 * digits of any script, fractions or other numbers, behind a `^`.
 */
export function raised(text: string): string {
  return inForm(text, RAISED, '^')
}

/** `2` as `₂`. */
export function lowered(text: string): string {
  return inForm(text, LOWERED, '_')
}

function inForm(text: string, forms: Readonly<Record<string, string>>, mark: string): string {
  const signs = Array.from(text)
  if (signs.every((sign) => sign in forms)) return signs.map((sign) => forms[sign]).join('')
  return /\p{N}/u.test(text) ? `${mark}${text}` : text
}
