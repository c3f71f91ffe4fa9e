// What a passage says of the words around a hit: whose they are, and which number.

import { describe, expect, test } from 'vitest'
import { finderOf, searchedText } from '#src/search/words.ts'

const passage = (text: string, word = 'zinc') => finderOf([word]).passage(searchedText(text))!

const LONG = 'and so it goes on for a while, '.repeat(8)
const CUT = `${LONG}zinc is certain to triple, ${LONG}`

describe('words that are cut out of a quotation have its marks', () => {
  test.each([
    ['“', '”'],
    ['"', '"'],
    ['„', '“'],
    ['„', '”'],
    ['„', '"'],
    ['«', '»'],
    ['« ', ' »'],
    ['»', '«'],
    ['‹', '›'],
    ['”', '”'],
    ['「', '」'],
    ['『', '』'],
    ['〝', '〟'],
    ['❝', '❞'],
    ['＂', '＂'],
    ['ˮ', 'ʺ'],
    ["''", "''"],
    ['‘‘', '’’'],
    ['‘', '’'],
    ['‚', '‘'],
    ["'", "'"],
    ['ꞌꞌ', 'ꞌꞌ'],
    ['՚՚', '՚՚'],
    ['΄΄', '΄΄'],
    ['ˊˊ', 'ˋˋ'],
    ['῾῾', '᾽᾽'],
    ['❠', '❝'],
    ['❟❟', '❜❜'],
    ['≪', '≫'],
    ['⟪', '⟫'],
    ['〈', '〉'],
    ['<<', '>>'],
    [',,', "''"],
    ['˵', '˶'],
    [' \u030E', '\u030E'],
    ['゛', '゛'],
    ['¨', '¨'],
    ['՚', '՚'],
    ['´', '´'],
    ['❛', '❜'],
  ])('%s…%s', (open, close) => {
    const [opens, closes] = [open.trim(), close.trim()]
    const shown = passage(`They say ${open}At first ${CUT}he said.${close} We doubt it.`)
    expect(shown.startsWith(`… ${opens}`)).toBe(true)
    expect(shown.endsWith(`${closes} …`)).toBe(true)
    const ours = passage(`They say ${open}that is clear${close}, and no more. ${CUT}.`)
    expect(ours).toMatch(/^… [a-z].*[a-z,] …$/)
    const after = passage(`${CUT} they say ${open}that is clear${close}, and no more. ${LONG}`)
    expect(after).toMatch(/^… [a-z].*[a-z,] …$/)
  })

  test.each([
    ['others within it', `“He said "no" and ‘so’ «now», ${CUT}.”`],
    ['one of its kind within it', `“He said “no” to us, ${CUT}.”`],
    ['another within it that began before', `„He said "no" to us, ${CUT}“`],
    ['inches within it', `"The 12" pipe, ${CUT}," he said.`],
    ['curly inches within it', `“The 12” pipe, ${CUT},” he said.`],
    ['an apostrophe', `"The producers' output isn't up, ${CUT}"`],
    ['a new line within it', `"It is so.\nAnd then ${CUT}," he said.`],
    ['no end', `"At first ${CUT}`],
    ['no end in its paragraph, as in a long quotation', `“At first ${CUT}\n“And then it fell.”`],
    ['one before it', `He said "yes" and then "at first ${CUT}."`],
  ])('with %s', (_, text) => expect(passage(text)).toMatch(/^… [“„"].*[”“"] …$/))
})

describe('our own words have none', () => {
  test.each([
    ['behind a number that ends a quotation', `"We sell at 5" he said. ${CUT}. "No," they said.`],
    ['behind one at the end of a text', `"We sell at 5" he said. ${CUT}`],
    ['behind inches', `A 12" pipe and a 14” pipe. ${CUT}. A 16" pipe.`],
    ['behind inches in two marks', `A pipe of 5'6'' it is. ${CUT}`],
    ['behind marks of two kinds', `“That is so", he said. ${CUT}`],
    ['behind a stray mark', `It is so" he said. ${CUT}`],
    ['in the paragraph behind a quotation that does not end', `"It is so.\n${CUT}\n"It is not."`],
    ['behind apostrophes', `'Tis the miners' and the '90s isn't it. ${CUT}. The miners' output.\n’Tis so`],
    ['behind the apostrophe of a line before', `It was in the ‘90s.\n${CUT}.\nSo ‘it is.’`],
    ['behind single marks', `It is ‘so’ and 'so'. ${CUT}. It isn't.`],
    ['behind Hebrew', `צה"ל ${CUT}`],
    ['behind letters that look like apostrophes', `ʻIolani, ꞌAka, ʼAta and ʾAlif are names. ${CUT}. It’s so`],
    ['behind Hebrew with its own marks', `צה״ל ג׳ורג׳ ${CUT}`],
    ['behind two commas', `It is so,, and so. ${CUT}`],
    ['behind signs between numbers', `It is 5 ≪ 9. ${CUT}. And 5 >> 2`],
    ['between two quotations', `"It is so," he said. ${CUT}. "It is not," she said.`],
  ])('%s', (_, text) => expect(passage(text)).toMatch(/^\u2067?… [a-z].*[a-z,] …\u2069?$/))

  test('where it cannot be told whose they are, the mark is shown', () => {
    const text = `"The 12" pipe ${CUT} is sold at 5" he said.`
    expect(passage(text)).toMatch(/^… 12" … .*zinc/)
    expect(passage(`It is ‘the miners’ ${CUT} and so’ he said.`)).toMatch(/^… miners’ … .*zinc/)
  })
})

describe('a passage does not begin within what is said of a number', () => {
  test.each([
    '\u2012 5',
    '\uFF0D 5',
    '\u207B 5',
    '\u2212\uFE0E 5',
    '− 5',
    'Minus 5',
    'MINUS 5',
    'negative 5',
    'negative EUR 5',
    'minus $5',
    'minus five',
    'Rs 5',
    'USD 5',
    'US$ 5',
    '≥ 5',
    '− (5)',
    'no 5',
    '9 800',
    'twenty five',
    'TWENTY five',
    'twen\u00ADty five',
    'thirty- five',
    'thirty\u2010 five',
    'two hundred and five',
    'one and a five',
    '2 and a five',
    'zero point five',
    'hundred or five',
  ])('%s', (number) => {
    const cuts = Array.from({ length: 70 }, (_, shift) => {
      const text = `${LONG}change was ${number} per cent of it all ${'x'.repeat(shift)} tin ${LONG}`
      return passage(text, 'tin').replace(/^… /, '')
    })
    const withNumber = cuts.filter((said) => /(?:5\)?|five|800) per cent/.test(said))
    expect(withNumber.length).toBeGreaterThan(0)
    expect(withNumber.filter((said) => !said.includes(number))).toEqual([])
  })

  test('nor ends there', () => {
    for (let shift = 0; shift < 60; shift += 1) {
      const shown = passage(`tin ${'x'.repeat(100 + shift)} rose to minus 9 800 tonnes ${LONG}`, 'tin')
      expect(shown).not.toMatch(/(?:minus|9) …$/)
    }
  })

  test.each(['half a million', 'five million', 'one and a half', 'two hundred thousand million'])(
    'nor between the words of one: %s',
    (number) => {
      const shifts = Array.from({ length: 70 }, (_, shift) => 'x'.repeat(shift))
      const begun = shifts.map((pad) =>
        passage(`${LONG}by ${number} dollars a day ${pad} tin ${LONG}`, 'tin'),
      )
      const withWords = begun.filter((said) => /(?:million|half|thousand) dollars/.test(said))
      expect(withWords.filter((said) => !said.includes(`by ${number} dollars`))).toEqual([])
      const ended = shifts.map((pad) =>
        passage(`tin ${'x'.repeat(100)}${pad} rose by ${number} dollars ${LONG}`, 'tin'),
      )
      const withFirst = ended.filter((said) => said.includes(`by ${number.split(' ')[0]!}`))
      expect(withFirst.filter((said) => !said.includes(`by ${number} dollars`))).toEqual([])
      expect([withWords.length, withFirst.length]).not.toContain(0)
    },
  )

  test('nor where there is no other place to cut at', () => {
    expect(passage(`${LONG}at −5 ${'1 '.repeat(60)}tin ${LONG}`, 'tin')).toMatch(/^… at −5 1 1/)
    expect(passage(`${'x'.repeat(300)}−5 per cent ${LONG}`, '5')).toMatch(/^… −5 per cent/)
    expect(passage(`${LONG}${'9 '.repeat(300)}tin ${'9 '.repeat(300)}`, 'tin')).toMatch(/^… tin …$/)
  })
})

test('a text of nothing but marks is read in a moment', () => {
  const started = performance.now()
  for (const mark of [
    '"',
    ' "a',
    '“',
    '5"',
    "''",
    '„ “ ',
    '\n“',
    '<<',
    ',,',
    ' ՚a',
    '\u2003',
    '\u00A0',
    'five ',
  ])
    passage(`${mark.repeat(400_000 / mark.length)} zinc`)
  expect(performance.now() - started).toBeLessThan(2_000)
})
