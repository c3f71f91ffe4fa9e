import { describe, expect, test } from 'vitest'
import {
  isStorable,
  plainTextProblem,
  plainTextProblems,
  withoutHiddenSigns,
} from '#src/plainText/plainText.ts'

const problem = (text: string, lines = false) => plainTextProblem(text, { called: 'The headline', lines })

describe('a text that becomes public is refused', () => {
  test.each([
    [
      'that turns its direction',
      'Gold \u202Eto fall',
      'an invisible sign that turns the direction of the text (U+202E) after “Gold ”',
    ],
    [
      'with an isolate',
      '\u2066x',
      'an invisible sign that turns the direction of the text (U+2066) at its beginning',
    ],
    [
      'with a mark that turns a number',
      '5\u200F-3',
      'an invisible sign that turns the direction of the text (U+200F) after “5”',
    ],
    [
      'with an Arabic letter mark',
      '5\u061C-3',
      'an invisible sign that turns the direction of the text (U+061C) after “5”',
    ],
    [
      'with a Hebrew quotation mark around a Latin word',
      '״Quiet״ was the word',
      'a sign of a script that is written from right to left, and turns the line around, (U+05F4) at its beginning',
    ],
    [
      'with an Arabic full stop behind a number',
      '12 → 15۔',
      'a sign of a script that is written from right to left, and turns the line around, (U+06D4) after “12 → 15”',
    ],
    ['with a line break', 'Gold\nfalls', 'a line break after “Gold”'],
    ['with a line break of a header', 'Gold\r\nBcc: x', 'a line break after “Gold”'],
    ['with a line separator', 'Gold\u2028falls', 'a line break (U+2028) after “Gold”'],
    ['with a tab', 'Gold\tfalls', 'a tab after “Gold”'],
    ['with a control character', 'Gold\u001B[2J', 'an invisible control character (U+001B) after “Gold”'],
    ['with a C1 control', 'Gold\u009B', 'an invisible control character (U+009B) after “Gold”'],
    ['with half a character', 'Gold\uD83D', 'half a character (U+D83D) after “Gold”'],
    ['with a space without width', 'Go\u200Bld', 'an invisible sign (U+200B) after “Go”'],
    ['with a word joiner', 'Go\u2060ld', 'an invisible sign (U+2060) after “Go”'],
    ['with a byte order mark', '\uFEFFGold', 'an invisible sign (U+FEFF) at its beginning'],
    ['with a joiner between Latin letters', 'Go\u200Dld', 'an invisible sign (U+200D) after “Go”'],
    ['with two joiners', 'می\u200C\u200Cخواهم', 'an invisible sign (U+200C) after “می\u200C”'],
    ['with hidden letters of tags', 'Gold\u{E0073}\u{E0065}', 'an invisible sign (U+E0073) after “Gold”'],
    [
      'with hidden letters behind a flag',
      '\u{1F3F4}\u{E0067}\u{E0062}\u{E0078}\u{E0078}\u{E0078}\u{E007F}',
      'an invisible sign (U+E0067) after “\u{1F3F4}”',
    ],
    ['with a variation selector on a letter', 'Gold\uFE0F', 'an invisible sign (U+FE0F) after “Gold”'],
    ['with selectors in a row', '❤\uFE0F\uFE0F', 'an invisible sign (U+FE0F) after “❤\uFE0F”'],
    ['with letters hidden in selectors', 'a\u{E0110}', 'an invisible sign (U+E0110) after “a”'],
    ['of nothing but a Hangul filler', '\u3164', 'an invisible sign (U+3164) at its beginning'],
    ['of nothing but a choseong filler', '\u115F', 'an invisible sign (U+115F) at its beginning'],
    ['with a braille blank', '9 \u2800800', 'an invisible sign (U+2800) after “9 ”'],
    ['with a braille blank at the end of braille', '⠓⠑\u2800', 'an invisible sign (U+2800) after “⠓⠑”'],
    ['with a halfwidth filler', '9\uFFA0800', 'an invisible sign (U+FFA0) after “9”'],
    ['with a note without a head', '9\u{1D159}8', 'an invisible sign (U+1D159) after “9”'],
    ['with a blank hieroglyph', '9\u{13441}8', 'an invisible sign (U+13441) after “9”'],
    ['of nothing but a soft hyphen', '\u00AD', 'an invisible sign (U+00AD) at its beginning'],
    [
      'with a private sign',
      'Gold \uE000',
      'a sign that shows differently on every computer (U+E000) after “Gold ”',
    ],
    [
      'with a heap of marks',
      `Go${'\u0335'.repeat(50_000)}`,
      `more than 5 marks on one letter (U+0335) after “Go${'\u0335'.repeat(5)}”`,
    ],
  ])('%s', (_, text, what) => {
    expect(problem(text)).toBe(`The headline has ${what}. Delete it.`)
  })

  test('that shows nothing', () => {
    for (const text of ['\u0301', ' \u0301 '])
      expect(problem(text)).toBe('The headline has nothing that readers can see.')
  })
})

describe('a text as people write it passes', () => {
  test.each([
    ['an empty one', ''],
    ['space alone, which counts as empty', ' \u00A0 '],
    ['plain English', 'Copper at $9,800/t — “a floor”, says MP'],
    ['a fixed space, a fixed hyphen, dashes', 'US\u00A0$110/kg, NdPr\u2011oxide, 5–6 — and more'],
    ['Arabic', 'ارتفع النحاس إلى 51'],
    ['an Arabic question, a list and a share', 'هل ارتفع النحاس؟ نعم، إلى ٥١٪.'],
    ['a Hebrew acronym and a quotation', 'צה״ל אמר ״שלום״ בלונדון'],
    ['Hebrew with points', 'שָׁלוֹם עוֹלָם'],
    ['Persian with a non-joiner', 'می\u200Cخواهم'],
    ['Hindi with a joiner', 'क्\u200Dष'],
    ['Vietnamese in parts', 'Tie\u0302\u0301ng Vie\u0323\u0302t'],
    ['Tibetan', 'བསྒྲུབས'],
    ['Thai', 'ราคาทองคำที่'],
    ['old Hangul', '\u1112\u119E\u11AB \u115F\u1161'],
    ['Chinese with an ideographic variation', '葛\u{E0100}城 稀土'],
    ['a soft hyphen within a word', 'Versorgungs\u00ADsicherheit'],
    ['a picture of a family', '👨\u200D👩\u200D👧 and ❤\uFE0F\u200D🔥'],
    ['a keycap and a trade mark', '1\uFE0F⃣ Assay™\uFE0E'],
    ['the flag of Scotland', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
    ['braille', '⠓⠑⠇⠇⠕⠀⠓'],
  ])('%s', (_, text) => {
    expect(problem(text)).toBeNull()
  })

  test('lines and tabs, where there are lines', () => {
    expect(problem('One\n\nTwo\tthree\r\n', true)).toBeNull()
    expect(problem('One\u2028Two', true)).toContain('U+2028')
  })
})

test('the same sentence is said once, and each text has its own', () => {
  expect(
    plainTextProblems([
      { called: 'A cell', text: '\u200B' },
      { called: 'A cell', text: '\u200B' },
      { called: 'A cell', text: '\u0301', mayBeBlank: true },
      { called: 'The note', text: null },
      { called: 'The note', text: 'x\u200B' },
    ]),
  ).toEqual([
    'A cell has an invisible sign (U+200B) at its beginning. Delete it.',
    'The note has an invisible sign (U+200B) after “x”. Delete it.',
  ])
})

test('half a character and U+0000 cannot be stored, all else can', () => {
  expect(['a\uD800b', '\0', 'a\u202Eb', '👨'].map(isStorable)).toEqual([false, false, true, true])
})

test.each([
  ['It stands at 7 1\u20442.', 'differently on every computer (U+2044) after “It stands at 7 1”'],
  ['by\u16805 per cent', 'differently on every computer (U+1680) after “by”'],
  ['$7\uFE0E', 'an invisible sign (U+FE0E) after “$7”'],
])('%j shows one thing here and another there', (text, words) => {
  expect(plainTextProblem(text, { called: 'The note' })).toContain(words)
})

test('what is taken out of a pasted text leaves no other number', () => {
  expect(withoutHiddenSigns('1\u20442 and by\u16805')).toEqual({ text: '1/2 and by 5', removed: 2 })
  for (const blank of ['\u2800', '\u3164', '\uFFA0', '\u115F', '\u1160'])
    expect(withoutHiddenSigns(`9${blank}800`)).toEqual({ text: '9 800', removed: 1 })
  expect(withoutHiddenSigns('Go\u200Bld')).toEqual({ text: 'Gold', removed: 1 })
  expect(plainTextProblem('7\uFE0F\u20E3', { called: 'The note' })).toBeNull()
})
