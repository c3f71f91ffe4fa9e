// What a write of the whole list of sessions meant, and that applied to the list as it is by then.

import { describe, expect, test } from 'vitest'
import { applyDelta, type Session, sessionDelta } from '#src/database/sessions/delta.ts'

const now = new Date('2026-03-01T12:00:00Z')
const session = (id: string, expiresAt = '2026-03-01T14:00:00.000Z'): Session => ({
  id,
  createdAt: '2026-03-01T11:00:00.000Z',
  expiresAt,
})
const ids = (sessions: Session[]) => sessions.map(({ id }) => id)
const after = (stored: Session[], written: Session[], storedByThen = stored) =>
  ids(applyDelta({ stored: storedByThen, delta: sessionDelta({ stored, written }), now }))

describe('a login', () => {
  test('adds its session to those that others opened meanwhile', () => {
    expect(after([session('a'), session('b')], [session('mine')])).toEqual(['a', 'b', 'mine'])
  })

  test('does not bring back a session that was logged out while the password was checked', () => {
    expect(after([session('a')], [session('a'), session('logged out'), session('mine')])).toEqual([
      'a',
      'mine',
    ])
  })

  test('ends the oldest of fifty others', () => {
    const stored = Array.from({ length: 60 }, (_, at) => session(String(at)))
    const left = after(stored, [...stored, session('mine')])
    expect([left.length, left[0], left.at(-1)]).toEqual([50, '11', 'mine'])
  })

  test('drops sessions whose time is over', () => {
    expect(after([session('old', '2026-03-01T11:59:59.000Z'), session('a')], [session('mine')])).toEqual([
      'a',
      'mine',
    ])
  })
})

describe('a logout', () => {
  test('removes its own session and none that was opened since', () => {
    expect(
      after([session('a'), session('mine')], [session('a')], [session('a'), session('mine'), session('new')]),
    ).toEqual(['a', 'new'])
  })

  test('from everywhere removes all it knew of', () => {
    expect(after([session('a'), session('b')], [])).toEqual([])
  })
})

describe('a refresh', () => {
  test('makes its session last longer and leaves the others', () => {
    const later = new Date('2026-03-01T16:00:00Z')
    const delta = sessionDelta({
      stored: [session('a'), session('mine')],
      written: [session('a'), { ...session('mine'), expiresAt: later }],
    })
    const result = applyDelta({ stored: [session('a'), session('mine'), session('new')], delta, now })
    expect(ids(result)).toEqual(['a', 'mine', 'new'])
    expect(result[1]?.expiresAt).toBe(later)
    expect(result[0]?.expiresAt).toBe('2026-03-01T14:00:00.000Z')
  })

  test('does not bring back a session that was logged out meanwhile', () => {
    const written = [{ ...session('mine'), expiresAt: new Date('2026-03-01T16:00:00Z') }]
    expect(after([session('mine')], written, [session('a')])).toEqual(['a'])
  })

  test('of the same instant in another notation changes nothing', () => {
    const delta = sessionDelta({
      stored: [session('a')],
      written: [{ ...session('a'), expiresAt: new Date('2026-03-01T14:00:00Z') }],
    })
    expect(delta.extend.size).toBe(0)
  })
})
