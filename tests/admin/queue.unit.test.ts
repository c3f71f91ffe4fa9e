import { describe, expect, it } from 'vitest'
import { neighbour, nextAfter, toggled } from '#src/admin/moderation/chosen.ts'
import { excerpt, reasonsOf } from '#src/admin/moderation/queue.ts'

const ids = ['a', 'b', 'c', 'd']

describe('the comment queue', () => {
  it('moves on to the next comment that stays, or back to the last one before', () => {
    expect(nextAfter({ ids, leaving: new Set(['b']), at: 'b' })).toBe('c')
    expect(nextAfter({ ids, leaving: new Set(['b', 'c']), at: 'b' })).toBe('d')
    expect(nextAfter({ ids, leaving: new Set(['d']), at: 'd' })).toBe('c')
    expect(nextAfter({ ids, leaving: new Set(ids), at: 'a' })).toBeNull()
  })

  it('steps up and down without leaving the list', () => {
    expect(neighbour({ ids, at: 'a', step: 1 })).toBe('b')
    expect(neighbour({ ids, at: 'd', step: 1 })).toBe('d')
    expect(neighbour({ ids, at: 'a', step: -1 })).toBe('a')
    expect(neighbour({ ids: [], at: null, step: 1 })).toBeNull()
  })

  it('chooses and takes back', () => {
    expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b'])
    expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b'])
  })

  it('cuts the comment above at a word, on one line', () => {
    expect(excerpt('One\n\ntwo  three', 9)).toBe('One two…')
    expect(excerpt('Short.')).toBe('Short.')
  })

  it('shows why a comment was held, and survives reasons of another shape', () => {
    expect(reasonsOf([{ phase: 'links', verdict: 'hold', why: 'It has four links.' }, null, {}])).toEqual([
      'It has four links.',
    ])
    expect(reasonsOf('nonsense')).toEqual([])
  })
})
