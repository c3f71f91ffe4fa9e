// Numbers as they come out of the clipboard.

import { expect, test } from 'vitest'
import { groupedParts, parseDecimal } from '#src/figures/decimal.ts'
import { pastedDecimal } from '#src/figures/pasted.ts'

test.each([
  ['\u221237.63', '-37.63'],
  ['\u2212 37.63', '-37.63'],
  ['\u20130.4', '-0.4'],
  ['\uFF0B1.2', '+1.2'],
  [' 62.50 ', '62.50'],
  ['\u00A062.50\t\n', '62.50'],
  ['12 500.5', '12500.5'],
  ['\u22121\u202F234\u202F567', '-1234567'],
  ['1,234.50', '1234.50'],
  ['1,234,567', '1234567'],
  ['110', '110'],
  ['', ''],
])('%j is taken as %s', (pasted, number) => expect(pastedDecimal(pasted)).toBe(number))

test.each(['1,234', '1.234,50', '12 50', '1 2345', '1,23.4', '- -3', '5-', '1e3', '12,345 678'])(
  '%j could be another number, and is refused',
  (pasted) => expect(parseDecimal(pastedDecimal(pasted)).ok).toBe(false),
)

test.each(['-37.63', '1234.50', '-12345678.9', '+1.2'])(
  '%s as Assay prints it is the same number',
  (number) => {
    const parsed = parseDecimal(number)
    if (!parsed.ok) throw new Error(parsed.problem)
    const { sign, digits } = groupedParts(parsed.value)
    expect(pastedDecimal(sign + digits)).toBe(number)
  },
)
