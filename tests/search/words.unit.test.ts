// Where a word stands in a text, and what is shown around it.

import { describe, expect, test } from 'vitest'
import { finderOf, questionWords, searchedText, wordsOf } from '#src/search/words.ts'

const passage = (text: string, question: string) =>
  finderOf(questionWords(question)).passage(searchedText(text))
const howMany = (text: string, question: string) =>
  finderOf(questionWords(question)).howMany(searchedText(text))

describe('a word is found', () => {
  test.each([
    ['whole', 'The price of zinc', 'zinc', 1],
    ['in another case', 'The PRICE of Zinc', 'price zinc', 2],
    ['begun, when it is the last one asked for', 'Dysprosium waits', 'dys', 1],
    ['not begun, when another comes after it', 'Dysprosium waits', 'dys waits', 1],
    ['not as the end or the middle of another', 'Overpriced repricing', 'price', 0],
    ['with accents or without', 'The quarry at Käina, Zürich', 'kaina zurich', 2],
    ['with letters that do not decompose', 'Łódź, die Straße und Ørsted', 'lodz strasse orsted', 3],
    ['as those letters are written', 'Lodz, Strasse', 'ŁÓDŹ STRAẞE', 2],
    ['with a letter that ends a word in Greek', 'Χαλκός', 'χαλκοσ', 1],
    ['with accents asked for', 'The quarry at Kaina', 'Käina', 1],
    ['not as the end of one with accents', 'Dépôt and étain', 'tain', 0],
    [
      'not as the beginning of one with accents, when another comes after it',
      'Goldpreisänderung wird',
      'goldpreis wird',
      1,
    ],
    ['whole beside a longer one that is asked for too', 'Gasoline, then gas', 'gasoline gas', 2],
    ['as a beginning beside a longer one that is asked for too', 'Gasolines', 'gasoline gas', 1],
    ['with its digits', 'At 62.5% grade', '62', 1],
    ['beside signs of any kind', '“zinc”—and…lead', 'zinc lead', 2],
  ])('%s', (_, text, question, times) => {
    expect(howMany(text, question)).toBe(times)
    expect(passage(text, question) !== null).toBe(times > 0)
  })
})

describe('the passage', () => {
  test('is the whole of a short text', () => expect(passage('Zinc fell.', 'fell')).toBe('Zinc fell.'))

  test('begins and ends between words, around the first that is found, with accents or without', () => {
    const filler = 'ash beech cedar elm fir hazel larch maple oak pine '.repeat(10)
    const text = `${filler}Käina before zinc ${filler}`
    expect(passage(text, 'zinc kaina')).toMatch(/^… .*\bpine Käina before zinc ash beech .* …$/)
    expect(passage(text, 'kaina zinc')).toBe(passage(text, 'zinc kaina'))
    expect(
      passage(text, 'zinc')!
        .replace(/^… | …$/g, '')
        .split(' ')
        .every((word) => text.split(' ').includes(word)),
    ).toBe(true)
  })

  test('holds a word longer than itself', () =>
    expect(passage(`a ${'z'.repeat(400)} b`, 'zzz')).toContain('z'.repeat(180)))
})

test('a word of any length is read once', () => {
  const began = performance.now()
  searchedText(`${'a'.repeat(400_000)} é ${'b'.repeat(400_000)}`)
  finderOf(['aa', 'bb']).passage(searchedText(`x${'a'.repeat(400_000)}`))
  expect(performance.now() - began).toBeLessThan(2_000) // a second look for each letter takes minutes
})

test('a word that begins very many others is not looked at in each of them', () => {
  const text = searchedText(`${'ab.'.repeat(120_000)} end. a manyq`)
  const finder = finderOf(['a', 'manyq'])
  expect(finder.passage(text)).toContain('a manyq')
  const timeOf = (work: () => unknown) => {
    const took = [1, 2, 3, 4, 5].map(() => {
      const began = performance.now()
      work()
      return performance.now() - began
    })
    return Math.min(...took)
  }
  // Reading the words of so long a text takes some times as long; to look at each of them took as long.
  expect(timeOf(() => finder.passage(text))).toBeLessThan(timeOf(() => wordsOf(text.line)) / 3)
})

test('a word of a question that is cut stands for the words that begin with it', () => {
  const long = 'z'.repeat(80)
  expect(passage(`${'a '.repeat(300)}${long} tin`, `${long} copper`)).toContain('z'.repeat(60))
})

describe('what stands apart in a text', () => {
  test.each([
    [
      'on two lines',
      'Stocks rose to 2\n500 tonnes were sold',
      'sold',
      'Stocks rose to 2 · 500 tonnes were sold',
    ],
    ['in two paragraphs', 'rose to 2\n\n500 tonnes', 'rose', 'rose to 2 · 500 tonnes'],
    ['in two columns', 'Zebrafloor\t1\t500', 'zebrafloor', 'Zebrafloor · 1 · 500'],
    ['by spaces alone', 'rose  to\u00A02 500', 'rose', 'rose to 2 500'],
    ['by a wide blank', 'rose to 2\u2003500 tonnes', 'rose', 'rose to 2 · 500 tonnes'],
    ['by blanks that a page keeps', 'rose to 2\u00A0 500 tonnes', 'rose', 'rose to 2 · 500 tonnes'],
  ])('%s', (_, text, question, shown) => expect(passage(text, question)).toBe(shown))

  test('is found as words that follow one another are', () => {
    expect(howMany('rare\nearths\tfloor', 'rare earths floor')).toBe(3)
    expect(passage('rare\nearths', 'rare · earths')).toBe('rare · earths')
  })

  test('is cut at its lines, too', () => {
    const text = `${'a'.repeat(100)}\n${'b'.repeat(30)}\nzinc\n${'c'.repeat(180)}`
    expect(passage(text, 'zinc')).toBe(`… ${'b'.repeat(30)} · zinc …`)
    expect(passage(text.replaceAll('\n', '\u2003'), 'zinc')).toBe(`… ${'b'.repeat(30)} · zinc …`)
    expect(passage(`${'—'.repeat(80)}zinc fell`, 'zinc')).toBe('… zinc fell')
  })

  test('runs in its own direction, and what is cut of it in that of the whole', () => {
    expect(passage('זהב fell\n12 → 15', 'fell')).toBe('\u2067זהב fell\u2069 · 12 → 15')
    const long = `זהב ${'x '.repeat(60)}then 12 → 15 tonnes`
    expect(passage(long, 'tonnes')).toMatch(/^\u2067… (?:x )+then 12 → 15 tonnes\u2069$/)
  })
})

test('a passage that is cut out of a quotation has its marks', () => {
  const filler = 'and so it goes on for a while, '.repeat(8)
  const text = `“At first ${filler}zinc is certain to triple, ${filler}he said.” We doubt it.`
  expect(passage(text, 'zinc')).toMatch(/^… “.*zinc is certain to triple.*” …$/)
  expect(passage(`We say: ${filler}zinc ${filler}`, 'zinc')).not.toMatch(/[“”]/)
})

test('a passage is not cut within a number', () => {
  const filler = 'word '.repeat(30)
  for (let shift = 0; shift < 12; shift += 1) {
    const text = `${filler}${'x'.repeat(shift + 1)} 9 800 000 dollars a tonne of tin is what we paid ${filler}`
    expect(passage(text, 'paid')).not.toMatch(/^… (?:800|000)/)
  }
  const numbers = '1 '.repeat(500)
  expect(passage(`${numbers}tin ${numbers}`, 'tin')).toContain('tin')
})
