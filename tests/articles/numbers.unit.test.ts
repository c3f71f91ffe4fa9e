import { array, assert, constantFrom, integer, nat, oneof, pre, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phrasesIn, saidIn } from '#src/articles/compare/numbers.ts'

const keys = (text: string) => phrasesIn(text).map(({ key }) => key)
const said = (text: string) => phrasesIn(text).map(saidIn)

describe('a number is read with the words beside it', () => {
  test.each([
    ['Copper at $9,800/t, up 3% today.', ['Copper at $9,800/t, up', 'up 3% today']],
    ['It fell by 5 Mt in London', ['fell by 5 Mt in']],
    ['from −1.5 to 5–6', ['from -1.5 to', 'to 5-', '-6']],
    ['In the first quarter of the year. Teh', ['In the first', 'quarter of the']],
    ['no one', ['no one']],
    ['It rose 5 bn. euros', ['rose 5 bn. euros']],
    ['It rose to 5. The end', ['rose to 5']],
    ['It makes 10 tonnes a day now', ['makes 10 tonnes a day']],
    ['It sold 5; 300 went', ['sold 5; 300', '300 went']],
  ])('%s', (text, phrases) => {
    expect(said(text)).toEqual(phrases)
  })
})

describe('a refile may not turn', () => {
  test.each([
    ...[
      '–9',
      '‐9',
      '‑9',
      '—9',
      '(9)',
      '9OO',
      '9ОО',
      '9〇',
      '9߀',
      '9٠',
      '9x',
      '9\u0336',
      '9\u20DD',
      '⁻9',
      '.9',
      '9³',
    ].map((changed) => ['fell 9 today', `fell ${changed} today`]),
    ...[
      '1O',
      '1 0',
      '10³',
      '10^{3}',
      '1.0',
      "10'",
      '10%',
      '10‰',
      '±10',
      '~10',
      '〜10',
      '10½',
      '10:1',
      '10/1',
    ].map((changed) => ['about 10 of', `about ${changed} of`]),
    ['$9', '$9OO'],
    ['$9', '€9'],
    ['5', '5̶'],
    ['5', '5x'],
    ['5', '٥'],
    ['5', 'V'],
    ['US$5', 'HK$5'],
    ['USD 5', 'JPY 5'],
    ['5 t', '5 Mt'],
    ['5 mW', '5 MW'],
    ['5 tonnes', '5 kilotonnes'],
    ['5 tonnes', '5. Tonnes'],
    ['1,500', '1.500'],
    ['5%', '5 per mille'],
    ['5 million tonnes', '5 billion tonnes'],
    ['5 metric tonnes', '5 metric pounds'],
    ['5', '5e3'],
    ['103', '10^{3}'],
    ['2020,100', '2020100'],
    ['1,500,20', '150020'],
    ['up 5', 'down 5'],
    ['rose by 5%', 'fell by 5%'],
    ['rose to about 5%', 'fell to about 5%'],
    ['down more than 5%', 'up more than 5%'],
    ['5% up', '5% down'],
    ['from 5 to 6', 'from 6 to 5'],
    ['doubled', 'tripled'],
    ['a tenth', 'a ninth'],
    ['the first quarter', 'the last quarter'],
    ['hundreds of tonnes', 'billions of tonnes'],
    ['one', 'zero'],
    ['once', 'thrice'],
    ['halved', 'quadrupled'],
    ['dozens', 'hundreds'],
    ['tenfold', 'twofold'],
    ['sextupled', 'septupled'],
    ['octuple', 'nonuple'],
    ['quintupling', 'decupling'],
    ['a decade', 'a century'],
    ['in a fortnight', 'in a millennium'],
    ['a biennial fair', 'a triennial fair'],
    ['Phase IV', 'Phase VI'],
    ['last year', 'next year'],
    ['10 tonnes a day', '10 tonnes a year'],
    ['10 tonnes per day', '10 tonnes per year'],
    ['5% every month', '5% every year'],
    ['the twentieth', 'the nineteenth'],
    ['5, 300 tonnes', '5 300 tonnes'],
    ['5 300 tonnes', '5; 300 tonnes'],
    ['5. 300 tonnes', '5 300 tonnes'],
    ['5\n300 tonnes', '5 300 tonnes'],
    ['5 (300) tonnes', '5 300 tonnes'],
    ['5, 300, 000 tonnes', '5, 300 000 tonnes'],
    ['five, hundred tonnes', 'five hundred tonnes'],
    ['phase 3 100 people', 'phase 3100 people'],
  ])('“%s” into “%s”', (had, has) => {
    expect(keys(has)).not.toEqual(keys(had))
    expect(keys(`It was ${has} there.`)).not.toEqual(keys(`It was ${had} there.`))
  })
})

describe('a refile may turn', () => {
  test.each([
    [
      'in Lodon, where teh copper price was set, 5 people',
      'in London, where the copper price was set, 5 people',
    ],
    ['It rose to 5. Teh end', 'It rose to 5. The end'],
    ['1,500 tonnes', '1500 tonnes'],
    ['1\u00A0500\u00A0tonnes', '1,500 tonnes'],
    ['9\u202F800\u202F000', '9,800,000'],
    ['rose 5 bn. Which', 'rose 5 bn, which'],
    ['1’500’000 tonnes', '1,500,000 tonnes'],
    ['5 kg', '5kg'],
    ['US$ 5', 'US$5'],
    ['−5%', '-5 %'],
    ['5–6', '5-6'],
    ['５１', '51'],
    ['In 2025 THE Price', 'in 2025 the price'],
    ['up 5 tonnes', 'up 5 tonnes.'],
    ['Five Million Tonnes', 'five million tonnes'],
    ['the producer’s 5', "the producer's 5"],
  ])('“%s” into “%s”', (had, has) => {
    expect(keys(has)).toEqual(keys(had))
  })
})

describe('for every text', () => {
  const pieces = array(
    oneof(
      constantFrom(
        ' ',
        ', ',
        '. ',
        '-',
        '–',
        '(',
        ')',
        '$',
        '%',
        '\u00A0',
        "'",
        ',',
        '.',
        '^{',
        '}',
        ':',
        '/',
      ),
      constantFrom('tonnes', 'up', 'fell', 'USD', 'Mt', 'first', 'million', 'the'),
      nat({ max: 99_999 }).map(String),
      string({ unit: 'binary', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  const digit = /[0-9]/g

  test('any other digit is another number', () => {
    assert(
      property(pieces, nat(), integer({ min: 1, max: 9 }), (parts, place, more) => {
        const text = parts.join('')
        const places = [...text.matchAll(digit)].map(({ index }) => index)
        pre(places.length > 0)
        const at = places[place % places.length]!
        const other = String((Number(text[at]) + more) % 10)
        expect(keys(text.slice(0, at) + other + text.slice(at + 1))).not.toEqual(keys(text))
      }),
      { numRuns: 500 },
    )
  })

  test('any digit put in or taken out is another number', () => {
    assert(
      property(pieces, nat(), nat({ max: 9 }), (parts, place, put) => {
        const text = parts.join('')
        const at = place % (text.length + 1)
        pre(!/\p{Surrogate}/u.test(text.slice(0, at)) && !/\p{Surrogate}/u.test(text.slice(at)))
        expect(keys(text.slice(0, at) + String(put) + text.slice(at))).not.toEqual(keys(text))
      }),
      { numRuns: 500 },
    )
  })

  test('what is kept of it is in proportion to its length', () => {
    const long = 50_000
    for (const text of ['5.', '5,', '1,500', "5'", 'a5', '(5', '-5', '5 a', 'one ', '5 '].map((part) =>
      part.repeat(long / part.length),
    )) {
      const kept = phrasesIn(text)
      expect(kept.reduce((sum, { key }) => sum + key.length, 0)).toBeLessThan(20 * long)
      for (const phrase of kept) expect(saidIn(phrase).length).toBeLessThanOrEqual(81)
    }
    const word = 'a'.repeat(long)
    expect(keys(`${word} 5 ${word} 6 ${word}`).join('').length).toBeLessThan(6 * long)
  })
})
