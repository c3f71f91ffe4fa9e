// Lists of words as long as the settings take them: what is found in them, and how much is looked at.

import { array, assert, constantFrom, property } from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { indexOf } from '#src/moderation/wordIndex.ts'
import { findListed } from '#src/moderation/wordLists.ts'

afterEach(() => void vi.restoreAllMocks())

/** Characters of a list, as the settings take it. */
const MAX_LIST = 50_000

const filled = (line: (at: number) => string): string[] => {
  const lines: string[] = []
  for (let size = 0; size < MAX_LIST; size += lines.at(-1)!.length + 1) lines.push(line(lines.length))
  return lines
}

/** The same letters, with a space behind those whose bit is set. */
const cut = (letters: string, bits: number) =>
  [...letters].map((letter, at) => ((bits >> at) & 1 ? `${letter} ` : letter)).join('')

const WAYS = Array.from({ length: 2 ** 15 }, (_, bits) => bits).filter(
  (bits) => bits.toString(2).replaceAll('0', '').length === 7,
)

test.each([
  ['straße', 'Auf der STRASSE.'],
  ['GROSSENWAHN', 'Nur Größenwahn!'],
])('a sharp s is a double s: %j', (word, text) => {
  expect(findListed(text, [word])).not.toBeNull()
})

/** Lists whose entries have their letters in common, with as many different ones as there can be. */
const LISTS: Record<string, readonly string[]> = {
  'one word': filled(() => 'aa'),
  'one word in other cases and accents': filled((at) => ['aa', 'AA', 'áa', 'Aä', 'аa'][at % 5]!),
  'the same letters, cut at four of eight places': filled((at) => cut('a'.repeat(9), at % 256)),
  'the same letters, cut at seven of fifteen places': filled((at) =>
    cut('a'.repeat(16), WAYS[at % WAYS.length]!),
  ),
  'every length': filled((at) => 'a'.repeat((at % 300) + 1)).map((line) => `${line}b`),
}
const PIECES = ['a ', 'a-', 'a a b ', 'aa ', 'a\n', 'aa-a ', '$a ', 'aaaaaaaaaaaaaaa b ']

/** How often anything is looked up, or asked of each of several, while `work` is done. */
function stepsOf(work: () => void): number {
  let steps = 0
  const counted = <T extends object>(on: T, name: keyof T & string) => {
    const had = on[name] as (...args: unknown[]) => unknown
    vi.spyOn(on as Record<string, () => unknown>, name).mockImplementation(function (
      this: unknown,
      ...args: unknown[]
    ) {
      steps += 1
      return had.apply(this, args)
    })
  }
  counted(Map.prototype, 'get')
  counted(Set.prototype, 'has')
  work()
  vi.restoreAllMocks()
  return steps
}

describe.each(Object.entries(LISTS))('a list of %s', (_, list) => {
  test.each(PIECES)('takes a bounded number of steps at each word of %j', (piece) => {
    const text = piece.repeat(Math.floor(4_900 / piece.length))
    findListed('made ready', list)
    const words = text.split(/[^a-z]+/).length
    expect(stepsOf(() => findListed(text, list))).toBeLessThan(words * 400)
  })
})

test('entries that read alike are kept once, as the first is typed', () => {
  const index = indexOf(['Scam', 'SCÁM', 'ѕсаm', 's cam', 'scam'])
  expect([...index.entries.values()].map(({ typed }) => typed)).toEqual([['Scam', 's cam']])
  expect(findListed('a scam', ['Scam', 'SCÁM'])).toBe('Scam')
  for (const list of [LISTS['one word']!, LISTS['one word in other cases and accents']!])
    expect([...indexOf(list).entries.values()].map(({ typed }) => typed.length)).toEqual([1])
})

test('a list finds what each of its entries would find alone', () => {
  const signs = ['a', 'b', 'aa', 'ab', 'abc', 'aaaaaaaaaa', ' ', ' ', '-', '\n', '. ', '4', '$', 'é']
  const text = array(constantFrom(...signs), { maxLength: 30 }).map((parts) => parts.join(''))
  const letters = ['a', 'b', 'aa', 'ab', 'abc', 'aaaaaaaa', ' ', ' ']
  const line = array(constantFrom(...letters), { maxLength: 12 }).map((parts) => parts.join(''))
  assert(
    property(text, array(line, { maxLength: 20 }), (typed, list) => {
      const found = findListed(typed, list)
      expect(found !== null).toBe(list.some((entry) => findListed(typed, [entry]) !== null))
      expect(findListed(typed, found === null ? [] : [found]) !== null).toBe(found !== null)
    }),
    { numRuns: 5_000 },
  )
})
