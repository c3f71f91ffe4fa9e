// Decimals: what the desk may type, what is refused with a sentence, and how numbers order and read.

import { describe, expect, test } from 'vitest'
import { compareDecimals, groupedParts, isDecimal, parseDecimal, type Decimal } from '#src/figures/decimal.ts'

function decimal(text: string): Decimal {
  const parsed = parseDecimal(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.value
}

describe('a decimal', () => {
  test.each(['0', '110', '62.50', '-0.4', '+1.2', '0.00000001', '999999999999999.99999999', '0.00'])(
    '%s is taken as it is written',
    (text) => {
      expect(parseDecimal(text)).toEqual({ ok: true, value: text })
    },
  )

  test.each([
    ['', 'Write a number'],
    ['1,234.5', 'leave thousands ungrouped'],
    ['1 234', 'holds a space'],
    [' 1', 'holds a space'],
    ['1e5', 'has an exponent'],
    ['1E-5', 'has an exponent'],
    ['.5', 'needs a digit before the point'],
    ['5.', 'ends with a point'],
    ['1.2.3', 'more than one point'],
    ['007', 'a zero too many'],
    ['00.5', 'a zero too many'],
    ['-0', 'zero without a sign'],
    ['+0.00', 'zero without a sign'],
    ['1234567890123456', 'at most 15 digits before'],
    ['0.123456789', 'at most 8 digits after'],
    ['--1', 'is not a number'],
    ['0x10', 'is not a number'],
    ['Infinity', 'is not a number'],
    ['NaN', 'is not a number'],
    ['١٢', 'is not a number'],
    ['$110', 'is not a number'],
    ['1\n', 'holds a space'],
    ['9'.repeat(1_000_000), 'at most 15 digits'],
  ])('%j is refused with a sentence that says why', (text, why) => {
    const parsed = parseDecimal(text)
    expect(parsed.ok).toBe(false)
    expect(!parsed.ok && parsed.problem).toContain(why)
  })

  test.each([110, null, undefined, {}, ['1'], true])('%j is refused because it is not text', (input) => {
    expect(isDecimal(input)).toBe(false)
  })

  test.each([
    ['1234.50', '1,234.50'],
    ['999', '999'],
    ['1000', '1,000'],
    ['520000', '520,000'],
    ['-1234567.12345678', '−1,234,567.12345678'],
    ['+5', '+5'],
    ['0.1234567', '0.1234567'],
  ])('%s reads %s', (text, shown) => {
    const { sign, digits } = groupedParts(decimal(text))
    expect(sign + digits).toBe(shown)
  })

  test.each([
    ['62.5', '62.50', 0],
    ['62.49999999', '62.5', -1],
    ['-1', '1', -1],
    ['-1', '-2', 1],
    ['999999999999999.99999999', '999999999999999.99999998', 1],
    ['+5', '5', 0],
    ['9', '10', -1],
  ])('%s against %s is %i', (a, b, order) => {
    expect(compareDecimals(decimal(a), decimal(b))).toBe(order)
  })
})
