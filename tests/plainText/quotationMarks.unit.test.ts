// The list of marks that quote, held against Unicode's table of signs that look alike.

import { expect, test } from 'vitest'
import { LOOKS_LIKE } from '#src/plainText/lookalikes.ts'
import {
  CLOSED_BY,
  DOUBLE_MARKS,
  OPENING_MARKS,
  PLACED_MARKS,
  SINGLE_MARKS,
  STRAIGHT_MARKS,
} from '#src/plainText/quotationMarks.ts'

/** Letters of scripts that have another sign for an apostrophe: Hebrew, Cree, runes, Miao. */
const OF_SCRIPTS = ['י', 'ײ', 'ᑊ', 'ᛌ', '𖽑', '𖽒']

const alike = (...shapes: string[]) =>
  [...LOOKS_LIKE].flatMap(([sign, shape]) => (shapes.includes(shape) ? [sign] : []))

test('whatever looks like an apostrophe is a single mark, but for letters', () => {
  const missing = alike("'").filter((sign) => !SINGLE_MARKS.includes(sign))
  expect(missing).toEqual(OF_SCRIPTS.filter((sign) => LOOKS_LIKE.get(sign) === "'"))
})

test('whatever looks like quotation marks is a double one, but for letters', () => {
  const missing = alike("''", '<<', '<<<', '>>>').filter((sign) => !DOUBLE_MARKS.includes(sign))
  expect(missing).toEqual(OF_SCRIPTS.filter((sign) => LOOKS_LIKE.get(sign) === "''"))
})

test('signs that stand for an accent on a blank are marks', () => {
  for (const sign of '´΄᾽᾿῾\u1FFD') {
    expect(sign.normalize('NFKD')).toMatch(/^ [\u0301\u0313\u0314]$/)
    expect(SINGLE_MARKS).toContain(sign)
  }
})

test('each mark is in the list once, and each that opens is closed by another or by its place', () => {
  const all = Array.from(DOUBLE_MARKS + SINGLE_MARKS)
  expect(all.filter((sign, at) => all.indexOf(sign) !== at)).toEqual([])
  const open = Array.from(OPENING_MARKS.replace('<<,,', '')).filter(
    (sign) => !PLACED_MARKS.includes(sign) && !(sign in CLOSED_BY),
  )
  expect(open).toEqual(['ʻ']) // two of it alone quote
  for (const sign of STRAIGHT_MARKS) expect(all).toContain(sign)
})
