// What the panel says of each edition.

import { describe, expect, it } from 'vitest'
import { editionMark } from '#src/admin/list/editionMark.ts'

const now = new Date('2026-03-01T15:00:00Z')
const edition = (number: number, hour: number, state: 'waiting' | 'out' | 'held' | 'cancelled' = 'out') => ({
  number,
  state,
  goesOutAt: `2026-03-01T${hour}:00:00.000Z`,
})
const marks = (all: ReturnType<typeof edition>[], isEnded = false) =>
  all.map((one) => editionMark(one, { all, isEnded, now }))

describe('the mark of an edition', () => {
  it('is green for the one that is out, and says of the one before it that it was superseded', () => {
    expect(marks([edition(1, 10), edition(2, 12)])).toEqual([
      { label: 'Superseded', tone: 'neutral' },
      { label: 'Out', tone: 'public' },
    ])
  })

  it('stays “Out” while the next edition waits, was held or was cancelled', () => {
    const all = [
      edition(1, 10),
      edition(2, 11, 'held'),
      edition(3, 12, 'cancelled'),
      edition(4, 18, 'waiting'),
    ]
    expect(marks(all).map(({ label }) => label)).toEqual(['Out', 'Held', 'Cancelled', 'Waiting'])
  })

  it('says when the page has ended', () => {
    expect(marks([edition(1, 10), edition(2, 12)], true).map(({ label }) => label)).toEqual([
      'Superseded',
      'Ended',
    ])
  })
})
