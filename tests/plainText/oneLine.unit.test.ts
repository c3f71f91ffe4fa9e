// Several lines where there is one alone.

import { expect, test } from 'vitest'
import { oneLine } from '#src/plainText/oneLine.ts'

test.each([
  ['1\n500 tonnes', '1 · 500 tonnes'],
  ['1\r\n\r\n500', '1 · 500'],
  ['\tZinc\t1\t\t500\n', 'Zinc · 1 · 500'],
  ['1\u2028500', '1 · 500'],
  [' one  two ', 'one two'],
  ['9\u2003800 tonnes', '9 · 800 tonnes'],
  ['9 \u2003\u2003800', '9 · 800'],
  ['9\u2000800, 9\u2001800, 9\u2002800, 9\u3000800', '9 · 800, 9 · 800, 9 · 800, 9 · 800'],
  ['9\u00A0 800', '9 · 800'],
  ['five\u00A0\u00A0\u00A0hundred', 'five · hundred'],
  ['9   800, 9\u00A0800, 9\u202F800, 9\u2007800', '9 800, 9 800, 9 800, 9 800'],
  ['It ended.\u00A0 Then\u00A0 it rose to 5\u00A0 tonnes.', 'It ended. Then it rose to 5 tonnes.'],
  ['\u3000Zinc\u2003\n\u2003fell\u3000', 'Zinc · fell'],
  ['זהב 12 → 15', 'זהב 12 → 15'],
  ['זהב fell\nTo 12', '\u2067זהב fell\u2069 · To 12'],
  ['Gold is זהב\nTo 12', '\u2066Gold is זהב\u2069 · To 12'],
  ['\n\t', ''],
])('%j on one line', (text, line) => {
  expect(oneLine(text)).toBe(line)
})
