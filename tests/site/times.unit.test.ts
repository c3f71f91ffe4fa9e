// Days and times as the pages write them.

import { describe, expect, it } from 'vitest'
import { clockOf, dayOf, minutesLeft, momentOf, rfc822, wasUpdated, weekdayOf } from '#src/site/view/times.ts'

describe('an instant', () => {
  it.each([
    ['2026-11-06T14:05:59.999Z', 'Friday 6 November 2026', '14:05'],
    ['2026-01-01T00:00:00.000Z', 'Thursday 1 January 2026', '00:00'],
    ['2024-02-29T23:59:00.000Z', 'Thursday 29 February 2024', '23:59'],
    ['2026-11-06T01:30:00+09:00', 'Thursday 5 November 2026', '16:30'],
  ])('%s is %s, %s UTC', (instant, weekday, clock) => {
    expect(weekdayOf(instant)).toBe(weekday)
    expect(weekday.endsWith(dayOf(instant))).toBe(true)
    expect(clockOf(instant)).toBe(clock)
    expect(momentOf(instant)).toBe(`${dayOf(instant)}, ${clock} UTC`)
  })

  it('is written for feeds as RFC 822 with a four-digit year', () => {
    expect(rfc822('2026-11-06T14:05:00.000Z')).toBe('Fri, 06 Nov 2026 14:05:00 +0000')
  })
})

it('an article counts as updated from a minute after it came out', () => {
  const publishedAt = '2026-11-06T14:00:00.000Z'
  expect(wasUpdated({ publishedAt, updatedAt: '2026-11-06T14:00:59.999Z' })).toBe(false)
  expect(wasUpdated({ publishedAt, updatedAt: '2026-11-06T14:01:00.000Z' })).toBe(true)
})

it('the time left to change a comment is rounded up, and ends', () => {
  const now = new Date('2026-11-06T14:00:00.000Z')
  expect(minutesLeft('2026-11-06T14:15:00.000Z', now)).toBe('15 minutes')
  expect(minutesLeft('2026-11-06T14:00:00.001Z', now)).toBe('1 minute')
  expect(minutesLeft('2026-11-06T14:00:00.000Z', now)).toBeNull()
  expect(minutesLeft('not a time', now)).toBeNull()
})
