import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deskTime, instantOf, twiceOf, wallTime } from '#src/workflow/deskTime.ts'

const at = (wall: string, zone: string) => {
  const found = instantOf(wall, zone)
  return found.ok ? found.at : found.why
}

describe('a time entered in the desk’s zone', () => {
  it('is kept as the instant it is, winter and summer', () => {
    expect(at('2026-01-15T14:00', 'Europe/London')).toBe('2026-01-15T14:00:00.000Z')
    expect(at('2026-07-15T14:00', 'Europe/London')).toBe('2026-07-15T13:00:00.000Z')
    expect(at('2026-07-15T14:00', 'America/New_York')).toBe('2026-07-15T18:00:00.000Z')
    expect(at('2026-07-15T14:00', 'UTC')).toBe('2026-07-15T14:00:00.000Z')
  })

  it('may lie on another day in UTC', () => {
    expect(at('2026-03-01T08:00', 'Asia/Tokyo')).toBe('2026-02-28T23:00:00.000Z')
    expect(at('2026-12-31T20:00', 'America/Los_Angeles')).toBe('2027-01-01T04:00:00.000Z')
    expect(at('2028-02-29T01:00', 'Pacific/Kiritimati')).toBe('2028-02-28T11:00:00.000Z')
  })

  it('is right in zones of half hours and quarters', () => {
    expect(at('2026-03-01T09:15', 'Asia/Kolkata')).toBe('2026-03-01T03:45:00.000Z')
    expect(at('2026-03-01T09:15', 'Asia/Kathmandu')).toBe('2026-03-01T03:30:00.000Z')
    expect(at('2026-07-01T09:15', 'Australia/Lord_Howe')).toBe('2026-06-30T22:45:00.000Z')
    expect(at('2026-12-01T09:15', 'Australia/Lord_Howe')).toBe('2026-11-30T22:15:00.000Z')
  })

  it('is refused where the clocks go forward over it', () => {
    expect(at('2026-03-29T00:59', 'Europe/London')).toBe('2026-03-29T00:59:00.000Z')
    expect(at('2026-03-29T01:00', 'Europe/London')).toBe('gap')
    expect(at('2026-03-29T01:30', 'Europe/London')).toBe('gap')
    expect(at('2026-03-29T02:00', 'Europe/London')).toBe('2026-03-29T01:00:00.000Z')
    expect(at('2026-03-08T02:30', 'America/New_York')).toBe('gap')
    expect(at('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('gap') // half an hour only
    expect(at('2026-10-04T02:30', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z')
    expect(at('2011-12-30T12:00', 'Pacific/Apia')).toBe('gap') // a whole day, as the date line moved
    expect(instantOf('2026-03-29T01:30', 'Europe/London')).toMatchObject({
      message:
        '01:30 does not exist on this day in Europe/London: the clocks go forward over it. Choose another time.',
    })
  })

  it('is the earlier of two where the clocks go back over it, and says so', () => {
    expect(instantOf('2026-10-25T01:30', 'Europe/London')).toEqual({
      ok: true,
      at: '2026-10-25T00:30:00.000Z',
      twice: 'earlier',
    })
    expect(instantOf('2026-10-25T02:00', 'Europe/London')).toEqual({
      ok: true,
      at: '2026-10-25T02:00:00.000Z',
      twice: null,
    })
    expect(instantOf('2026-11-01T01:30', 'America/New_York')).toEqual({
      ok: true,
      at: '2026-11-01T05:30:00.000Z',
      twice: 'earlier',
    })
    expect(twiceOf('2026-10-25T00:30:00.000Z', 'Europe/London')).toBe('earlier')
    expect(twiceOf('2026-10-25T01:30:00.000Z', 'Europe/London')).toBe('later')
    expect(twiceOf('2026-10-26T01:30:00.000Z', 'Europe/London')).toBeNull()
  })

  it('works in years far away, and not in years that are being typed', () => {
    expect(at('9999-12-31T23:59', 'UTC')).toBe('9999-12-31T23:59:00.000Z')
    expect(at('2096-07-01T12:00', 'Europe/London')).toBe('2096-07-01T11:00:00.000Z')
    expect(at('0002-07-01T12:00', 'Europe/London')).toBe('form')
    expect(at('0202-07-01T12:00', 'Europe/London')).toBe('form')
    expect(at('20266-07-01T12:00', 'Europe/London')).toBe('form')
    expect(at('2026-02-30T12:00', 'UTC')).toBe('form')
    expect(at('', 'UTC')).toBe('form')
  })

  it('comes back as it was entered, whatever the zone and the day', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/London',
      'America/New_York',
      'America/St_Johns',
      'Asia/Kolkata',
      'Asia/Kathmandu',
      'Asia/Tokyo',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Pacific/Chatham',
      'Africa/Casablanca',
    )
    const minutes = fc.integer({ min: Date.UTC(2000, 0, 2) / 60_000, max: Date.UTC(2199, 0, 1) / 60_000 })
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const instant = new Date(minute * 60_000).toISOString()
        const found = instantOf(wallTime(instant, zone), zone)
        expect(found.ok).toBe(true)
        if (!found.ok) return
        expect(wallTime(found.at, zone)).toBe(wallTime(instant, zone))
        expect(twiceOf(instant, zone) === 'later' ? found.at < instant : found.at === instant).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a time shown on the desk', () => {
  it('stands in the desk’s zone and in UTC', () => {
    expect(deskTime('2026-07-15T13:00:00.000Z', 'Europe/London')).toBe(
      'Wed 15 Jul 2026, 14:00 Europe/London · 13:00 UTC',
    )
  })

  it('says the day twice where it is another one in UTC', () => {
    expect(deskTime('2026-02-28T23:00:00.000Z', 'Asia/Tokyo')).toBe(
      'Sun 1 Mar 2026, 08:00 Asia/Tokyo · Sat 28 Feb 2026, 23:00 UTC',
    )
  })

  it('is said once where the desk works in UTC', () => {
    expect(deskTime('2026-07-15T00:00:00.000Z', 'UTC')).toBe('Wed 15 Jul 2026, 00:00 UTC')
  })
})
