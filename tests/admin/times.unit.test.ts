import { describe, expect, it } from 'vitest'
import { formatInstant } from '#src/admin/times.ts'

describe('instants on the desk', () => {
  it('carry their zone', () => {
    expect(formatInstant('2026-07-10T12:05:00.000Z', 'Asia/Tokyo')).toBe('10 Jul 2026, 21:05 UTC+09:00')
    expect(formatInstant('2026-01-10T12:05:00.000Z', 'Europe/London')).toBe('10 Jan 2026, 12:05 UTC')
  })

  it('are shown as they came when they are no instants', () => {
    expect(formatInstant('soon')).toBe('soon')
  })
})
