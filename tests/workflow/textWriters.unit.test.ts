// Who wrote a text, by its versions; against a slow telling of the same rule that follows each word.

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writersOfText, type SavedVersion } from '#src/workflow/textWriters.ts'

const by = (revision: number, ...writers: string[]): SavedVersion => ({
  revision,
  writers,
  restoredFrom: null,
})
const back = (revision: number, restoredFrom: number, ...writers: string[]): SavedVersion => ({
  revision,
  writers,
  restoredFrom,
})

describe('the writers of a text', () => {
  test('are all who ever wrote, while readers have none', () => {
    expect(writersOfText([by(1, 'mara'), by(2), by(3, 'ines')], null)).toEqual(['mara', 'ines'])
  })

  test('are those since the edition that readers have', () => {
    expect(writersOfText([by(1, 'mara'), by(2), by(3, 'ines')], 2)).toEqual(['ines'])
    expect(writersOfText([by(1, 'mara'), by(2)], 2)).toEqual([])
  })

  test('of an older text that came back are those who wrote it, and before it', () => {
    const versions = [by(1, 'mara'), by(2, 'ines'), by(3, 'jo'), by(4), back(5, 2, 'tomas')]
    expect(writersOfText(versions, 4).toSorted()).toEqual(['ines', 'mara', 'tomas'])
  })

  test('of a text of which nobody knows whence it came are all', () => {
    expect(writersOfText([by(1, 'mara'), by(2), back(3, Infinity, 'jo')], 2)).toEqual(['mara', 'jo'])
  })
})

const anEvent = fc.record({
  kind: fc.constantFrom('write', 'write', 'step', 'restore', 'publish', 'withdraw'),
  person: fc.constantFrom('a', 'b', 'c', 'd'),
  pick: fc.nat(),
})

test('nobody whose word a text holds is forgotten, whatever came back', () => {
  fc.assert(
    fc.property(fc.array(anEvent, { minLength: 1, maxLength: 40 }), (events) => {
      const versions: SavedVersion[] = [by(1, 'a')]
      /** The words of each version: who wrote each, and in which revision. */
      const words = new Map([[1, ['1 a']]])
      let readersHave: number | null = null
      for (const { kind, person, pick } of events) {
        const revision = versions.length + 1
        const now = words.get(revision - 1)!
        if (kind === 'write') {
          versions.push(by(revision, person))
          words.set(revision, [...now, `${revision} ${person}`].slice(-6))
        } else if (kind === 'restore') {
          const from = 1 + (pick % (revision - 1))
          versions.push(back(revision, from, person))
          words.set(revision, words.get(from)!)
        } else {
          versions.push(by(revision))
          words.set(revision, now)
          if (kind === 'publish') readersHave = revision
          if (kind === 'withdraw') readersHave = null
        }
        const known = new Set(readersHave === null ? [] : words.get(readersHave))
        const unread = words.get(revision)!.filter((word) => !known.has(word))
        const writers = writersOfText(versions, readersHave)
        expect(unread.map((word) => word.split(' ')[1]!).filter((who) => !writers.includes(who))).toEqual([])
      }
    }),
    { numRuns: 2000 },
  )
})
