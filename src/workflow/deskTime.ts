// Times as the desk enters and reads them: in its own zone, with UTC beside it.

import { Temporal } from 'temporal-polyfill'
import { isInstant } from '#src/figures/instants.ts'

/** A moment found for a wall time; `twice` says which of two was taken where the clocks go back over it. */
export type WallTime =
  | { ok: true; at: string; twice: 'earlier' | null }
  | { ok: false; why: 'form' | 'gap'; message: string }

const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/

/** Before it, half-typed years would count. */
const FIRST_YEAR = 2000

/**
 * The instant (ISO 8601, UTC, seconds :00) of a wall time, `2026-03-29T14:00`, in an IANA zone. A wall time
 * that the clocks go forward over does not exist; of one that they go back over, the earlier instant is
 * taken.
 */
export function instantOf(wall: string, zone: string): WallTime {
  const match = WALL.exec(wall)
  if (!match || Number(match[1]) < FIRST_YEAR || !isInstant(`${wall}:00Z`))
    return {
      ok: false,
      why: 'form',
      message: `Write a whole date and time, in the year ${FIRST_YEAR} or later.`,
    }
  const typed = Temporal.PlainDateTime.from(wall)
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    typed.toZonedDateTime(zone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
  if (!earlier.toPlainDateTime().equals(typed))
    return {
      ok: false,
      why: 'gap',
      message:
        `${match[4]}:${match[5]} does not exist on this day in ${zone}: the clocks go forward ` +
        'over it. Choose another time.',
    }
  return {
    ok: true,
    at: new Date(earlier.epochMilliseconds).toISOString(),
    twice: earlier.equals(later) ? null : 'earlier',
  }
}

/**
 * The wall time of an instant in a zone, as an input of type `datetime-local` holds it: `2026-03-29T14:00`.
 */
export function wallTime(at: string, zone: string): string {
  const instant = new Date(at).getTime()
  if (Number.isNaN(instant)) return ''
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** Which of the two this instant is, where its wall time comes twice in the zone; null on every other day. */
export function twiceOf(at: string, zone: string): 'earlier' | 'later' | null {
  const found = instantOf(wallTime(at, zone), zone)
  if (!found.ok || !found.twice) return null
  return new Date(found.at).getTime() === new Date(at).getTime() ? 'earlier' : 'later'
}

/**
 * An instant with its day, in the desk's zone and in UTC: "Sun 29 Mar 2026, 14:00 Europe/London · 13:00 UTC".
 */
export function deskTime(at: string, zone: string): string {
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return at
  const here = `${dayOf(instant, zone)}, ${clockOf(instant, zone)} ${zone}`
  if (zone === 'UTC') return here
  const isSameDay = dayOf(instant, zone) === dayOf(instant, 'UTC')
  return `${here} · ${isSameDay ? '' : `${dayOf(instant, 'UTC')}, `}${clockOf(instant, 'UTC')} UTC`
}

function dayOf(instant: Date, zone: string): string {
  const parts = partsOf(instant, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  return `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}`
}

function clockOf(instant: Date, zone: string): string {
  const { hour, minute } = partsOf(instant, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${hour}:${minute}`
}

function partsOf(
  instant: Date,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).formatToParts(instant)
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}
