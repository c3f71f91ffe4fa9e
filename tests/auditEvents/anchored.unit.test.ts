// Which of the heads that were written down still hold, after somebody accepted a database that held less.

import { expect, test } from 'vitest'
import { newestOf, standingAnchors, withEnd, type WrittenAnchor } from '#src/auditEvents/anchored.ts'

const at = '2026-03-01T15:00:00.000Z'
const line = (seq: number, hash: string): WrittenAnchor => ({ at, seq, hash })
const accepted = (seq: number, hash: string, after = 3): WrittenAnchor => ({
  at,
  seq,
  hash,
  acceptedAfter: after,
})

test('all hold while nobody accepted anything', () => {
  const lines = [line(3, 'a'), line(9, 'b')]
  expect(standingAnchors(lines)).toEqual(lines)
  expect(newestOf(lines)).toEqual(lines[1])
})

test('what was written down before a database was accepted holds up to there', () => {
  const kept = [line(3, 'a'), accepted(5, 'c'), line(7, 'd')]
  expect(standingAnchors([line(3, 'a'), line(9, 'b'), ...kept.slice(1)])).toEqual(kept)
})

test('a backup of before an acceptance, accepted in its turn, leaves nothing of the other', () => {
  const lines = [line(3, 'a'), line(9, 'b'), accepted(5, 'c'), line(7, 'd'), accepted(4, 'e')]
  expect(standingAnchors(lines)).toEqual([line(3, 'a'), accepted(4, 'e')])
  expect(newestOf(standingAnchors(lines))).toEqual(accepted(4, 'e'))
})

test('another database leaves of what was written down what it had in common with it', () => {
  const lines = [line(3, 'a'), line(9, 'b'), line(12, 'c'), accepted(40, 'd', 0), line(41, 'e')]
  expect(standingAnchors(lines)).toEqual(lines.slice(3))
})

test('the end of the last server is one more, unless the database was accepted after it', () => {
  const end = { at: '2026-03-01T15:30:00.000Z', seq: 9, hash: 'b' }
  const later = '2026-03-01T16:00:00.000Z'
  expect(withEnd([line(3, 'a')], end)).toEqual([line(3, 'a'), end])
  expect(withEnd([line(3, 'a'), line(9, 'b')], end)).toEqual([line(3, 'a'), line(9, 'b')])
  expect(withEnd([line(3, 'a'), { ...accepted(5, 'c'), at: later }], end)).toEqual([
    line(3, 'a'),
    { ...accepted(5, 'c'), at: later },
  ])
  expect(withEnd([accepted(5, 'c')], end)).toEqual([accepted(5, 'c'), end])
  expect(withEnd([line(3, 'a')], null)).toEqual([line(3, 'a')])
})

test('the newest is the one with the most events, and there is none among none', () => {
  expect(newestOf([line(9, 'b'), line(3, 'a')])).toEqual(line(9, 'b'))
  expect(newestOf([])).toBeNull()
})
