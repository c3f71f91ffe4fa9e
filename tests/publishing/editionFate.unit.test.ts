// From when to when an edition was what readers saw.

import { describe, expect, it } from 'vitest'
import { publicationOf, lastSeen, type Row } from '#src/publishing/editions/publicationPeriod.ts'

const hour = (n: number) => new Date(Date.UTC(2026, 2, 1, n)).toISOString()
const row = (number: number, at: number, state: Row['state'] = 'out', goneAt: string | null = null): Row => ({
  number,
  state,
  goesOutAt: hour(at),
  goneAt,
})
const fates = (rows: Row[], now: number) => rows.map((one) => publicationOf(one, rows, new Date(hour(now))))

describe('an edition is public', () => {
  it('until the next one that went out takes its place', () => {
    expect(fates([row(1, 9), row(2, 11), row(3, 12)], 15)).toEqual([
      { kind: 'public', from: hour(9), to: hour(11) },
      { kind: 'public', from: hour(11), to: hour(12) },
      { kind: 'public', from: hour(12), to: null },
    ])
  })

  it('past those that were held or cancelled, which nobody saw', () => {
    expect(fates([row(1, 9), row(2, 10, 'held'), row(3, 11, 'cancelled'), row(4, 12)], 15)).toEqual([
      { kind: 'public', from: hour(9), to: hour(12) },
      { kind: 'never', why: 'held' },
      { kind: 'never', why: 'cancelled' },
      { kind: 'public', from: hour(12), to: null },
    ])
  })

  it('until one that waits is due, whether or not the clock has ticked', () => {
    const rows = [row(1, 9), row(2, 12, 'waiting')]
    expect(fates(rows, 11)).toEqual([
      { kind: 'public', from: hour(9), to: null },
      { kind: 'waiting', from: hour(12) },
    ])
    expect(fates(rows, 12)).toEqual([
      { kind: 'public', from: hour(9), to: hour(12) },
      { kind: 'public', from: hour(12), to: null },
    ])
  })

  it('until its own end, where its page goes then, and not longer because it was published anew', () => {
    expect(fates([row(1, 9, 'out', hour(10)), row(2, 14)], 15)[0]).toEqual({
      kind: 'public',
      from: hour(9),
      to: hour(10),
    })
    expect(fates([row(1, 9, 'out', hour(20))], 15)[0]).toEqual({ kind: 'public', from: hour(9), to: null })
  })
})

it('is drawn for the last instant at which readers saw it', () => {
  const now = new Date(hour(15))
  expect(lastSeen({ kind: 'public', from: hour(9), to: hour(11) }, now)).toEqual(new Date(hour(11)))
  expect(lastSeen({ kind: 'public', from: hour(9), to: null }, now)).toEqual(now)
  expect(lastSeen({ kind: 'waiting', from: hour(20) }, now)).toEqual(new Date(hour(20)))
  expect(lastSeen({ kind: 'never', why: 'held' }, now)).toEqual(now)
})
