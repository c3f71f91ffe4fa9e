// Decimal numbers as text: a price is never a binary float, and its trailing zeros are part of what was
// quoted.

declare const decimalBrand: unique symbol

/** A decimal number as written by the desk: `110`, `62.50`, `-0.4`, `+1.2`. Made only by `parseDecimal`. */
export type Decimal = string & { readonly [decimalBrand]: true }

/** A parsed decimal, or a sentence that says what to change. */
export type DecimalResult = { ok: true; value: Decimal } | { ok: false; problem: string }

/** Most digits before and after the point; 15 whole digits hold any price in any currency. */
const MAX_WHOLE_DIGITS = 15
const MAX_FRACTION_DIGITS = 8

const SHAPE = /^([+-]?)(\d+)(?:\.(\d+))?$/

/**
 * Reads a decimal: an optional sign, digits, at most one point; no exponent, no grouping, no superfluous
 * zeros in front.
 */
export function parseDecimal(input: unknown): DecimalResult {
  if (typeof input !== 'string') return refuse('Write the number as text, for example 62.50.')
  if (input === '') return refuse('Write a number, for example 62.50.')
  if (input.length > 64) return refuse(`A number has at most ${MAX_WHOLE_DIGITS} digits before the point.`)
  const match = SHAPE.exec(input)
  if (!match) return refuse(whyNotDecimal(input))
  const [, sign = '', whole = '', fraction = ''] = match
  if (whole.length > 1 && whole.startsWith('0')) return refuse(`“${input}” begins with a zero too many.`)
  if (whole.length > MAX_WHOLE_DIGITS)
    return refuse(`A number has at most ${MAX_WHOLE_DIGITS} digits before the point.`)
  if (fraction.length > MAX_FRACTION_DIGITS)
    return refuse(`A number has at most ${MAX_FRACTION_DIGITS} digits after the point.`)
  if (sign !== '' && isZero(whole, fraction)) return refuse('Write zero without a sign.')
  return { ok: true, value: input as Decimal }
}

/** Whether a value is a decimal as `parseDecimal` accepts it. */
export function isDecimal(input: unknown): input is Decimal {
  return parseDecimal(input).ok
}

/**
 * The number for a reader, in two parts because a currency may stand between them: the sign (`''`, `+` or the
 * true minus `−`), and the digits with thousands grouped by commas and zeros kept (`1,234.50`).
 */
export function groupedParts(value: Decimal): { sign: string; digits: string } {
  const { sign, whole, fraction } = parts(value)
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return { sign: sign === '-' ? '−' : sign, digits: fraction === '' ? grouped : `${grouped}.${fraction}` }
}

/** Orders two decimals by value: -1, 0 or 1. `62.5` and `62.50` are equal. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const left = scaled(a)
  const right = scaled(b)
  if (left === right) return 0
  return left < right ? -1 : 1
}

function scaled(value: Decimal): bigint {
  const { sign, whole, fraction } = parts(value)
  const magnitude = BigInt(whole + fraction.padEnd(MAX_FRACTION_DIGITS, '0'))
  return sign === '-' ? -magnitude : magnitude
}

function parts(value: Decimal): { sign: string; whole: string; fraction: string } {
  const [, sign = '', whole = '0', fraction = ''] = SHAPE.exec(value) ?? []
  return { sign, whole, fraction }
}

function isZero(whole: string, fraction: string): boolean {
  return /^0+$/.test(whole + fraction)
}

function refuse(problem: string): DecimalResult {
  return { ok: false, problem }
}

function whyNotDecimal(input: string): string {
  if (/\s/.test(input)) return `“${input}” holds a space; write digits only, for example 1234.50.`
  if (/^[+-]?[\d,]+(\.\d+)?$/.test(input))
    return `“${input}” holds a comma; leave thousands ungrouped and use a point for decimals.`
  if (/^[+-]?[\d.]+e[+-]?\d+$/i.test(input)) return `“${input}” has an exponent; write the number out.`
  if (/^[+-]?\.\d+$/.test(input)) return `“${input}” needs a digit before the point, for example 0.5.`
  if (/^[+-]?\d+\.$/.test(input)) return `“${input}” ends with a point; add decimals or leave it out.`
  if (/^[+-]?[\d.]+$/.test(input)) return `“${input}” has more than one point.`
  return `“${input.slice(0, 40)}” is not a number; write digits only, for example 62.50.`
}
