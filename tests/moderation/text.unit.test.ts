// The text of a comment, cleaned of what cannot be seen and folded for comparing.

import { describe, expect, test } from 'vitest'
import { foldText } from '#src/moderation/fold.ts'
import { cleanText, visibleLength } from '#src/moderation/text.ts'

describe('a comment is stored', () => {
  test.each([
    ['without direction overrides', 'pay \u202E011$\u202C and \u2066x\u2069', 'pay 011$ and x'],
    ['without control characters', 'a\u0000b\u0007c\u001B[31m\u009Bd', 'abc[31md'],
    ['without marks of no width', 'a\u200Bb\u2060c\uFEFFd\u00ADe', 'abcde'],
    ['without invisible tags', 'a\u{E0041}\u{E007F}b', 'ab'],
    ['with one kind of new line', 'a\r\nb\rc\u2028d\u2029e', 'a\nb\nc\nd\ne'],
    ['with one empty line at a time', 'a\n\n\n\n\nb', 'a\n\nb'],
    ['without space at the ends of lines', 'a  \n\tb\t\n', 'a\n\tb'],
    ['with its tabs', 'a\tb', 'a\tb'],
    ['composed', 'e\u0301', 'é'],
    ['with at most three marks on a letter', `z${'\u0335'.repeat(40)}a`, `z${'\u0335'.repeat(3)}a`],
    ['with its emoji whole', '👩‍💻 🏳️‍🌈 👍🏽', '👩‍💻 🏳️‍🌈 👍🏽'],
    ['with one joiner at a time', 'a\u200D\u200D\u200Cb', 'a\u200Db'],
    ['with Persian as it is written', 'می‌خواهم', 'می‌خواهم'],
    ['with Vietnamese as it is written', 'Việt Nam ở đây', 'Việt Nam ở đây'],
    ['with half characters made whole', 'a\uD83Db', 'a\uFFFDb'],
  ])('%s', (_, source, stored) => {
    expect(cleanText(source)).toBe(stored)
  })

  test('the same however often it is cleaned', () => {
    for (const source of ['a\r\n\r\n\r\nb  ', `z${'\u0335\u0300'.repeat(40)}`, '\u202E x \u202C', '\n\n a'])
      expect(cleanText(cleanText(source))).toBe(cleanText(source))
  })

  test('in time, whatever it is made of', () => {
    const started = performance.now()
    for (const unit of ['\u0300\u0323', ' ', '\n', '\u200D\u200C', '\u202E', 'a\u0300'])
      cleanText(unit.repeat(500_000))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

test.each([
  ['', 0],
  ['  a  ', 1],
  ['é', 1],
  ['e\u0301\u0301', 1],
  ['👍👍', 2],
  ['\u200D', 0],
])('a reader sees %j as %i', (text, length) => {
  expect(visibleLength(text)).toBe(length)
})

test.each([
  ['  Hello,   WORLD!! ', 'hello world'],
  ['Ünïcödé ﬁle ①', 'unicode file 1'],
  ['раypаl', 'paypal'],
  ['***', ''],
])('%j folds to %j', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})

test.each(['scɑm', 'ꜱᴄᴀᴍ', 'sϲam', 'Ꮪcam', 'ꮪcam', '🅢🅒🅐🅜', '🅂🄲🄰🄼', '🇸🇨🇦🇲', 'ѕсам', 'ｓｃａｍ', 'ＳĆÁM'])(
  '%s reads as the word it looks like',
  (typed) => {
    expect(foldText(`a ${typed} — once`)).toBe('a scam once')
  },
)

test('a letter that only looks like two is itself', () => {
  expect(foldText('A modem')).not.toBe(foldText('A modern'))
})
