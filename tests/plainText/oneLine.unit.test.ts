// Several lines where there is one alone.

import { expect, test } from 'vitest'
import { oneLine } from '#src/plainText/oneLine.ts'

test.each([
  ['1\n500 tonnes', '1 · 500 tonnes'],
  ['1\r\n\r\n500', '1 · 500'],
  ['\tZinc\t1\t\t500\n', 'Zinc · 1 · 500'],
  ['1\u2028500', '1 · 500'],
  [' one  two ', 'one two'],
  ['זהב 12 → 15', 'זהב 12 → 15'],
  ['זהב fell\nTo 12', '\u2067זהב fell\u2069 · To 12'],
  ['Gold is זהב\nTo 12', '\u2066Gold is זהב\u2069 · To 12'],
  ['\n\t', ''],
])('%j on one line', (text, line) => {
  expect(oneLine(text)).toBe(line)
})
