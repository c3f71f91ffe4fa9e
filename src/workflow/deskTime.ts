// Times as the desk enters and reads them: in its own zone, with UTC beside it.

import { isInstant } from '#src/figures/instants.ts'

/** A moment found for a wall time; `twice` says which of two was taken where the clocks go back over it. */
export type WallTime =
  | { ok: true; at: string; twice: 'earlier' | null }
  | { ok: false; why: 'form' | 'gap'; message: string }

const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/

/** Before it, half-typed years would count, and zones had offsets of odd seconds. */
const FIRST_YEAR = 2000

const DAY_MS = 24 * 60 * 60_000

/**
 * The instant (ISO 8601, UTC, seconds :00) of a wall time, `2026-03-29T14:00`, in an IANA zone. A wall time that the clocks
 * go forward over does not exist; of one that they go back over, the earlier instant is taken.
 */
export function instantOf(wall: string, zone: string): WallTime {
  const match = WALL.exec(wall)
  if (!match || Number(match[1]) < FIRST_YEAR || !isInstant(`${wall}:00Z`))
    return {
      ok: false,
      why: 'form',
      message: `Write a whole date and time, in the year ${FIRST_YEAR} or later.`,
    }
  const asUtc = Date.parse(`${wall}:00.000Z`)
  const offsets = [asUtc - DAY_MS, asUtc, asUtc + DAY_MS].map((near) => offsetAt(near, zone))
  const found = [...new Set(offsets)]
    .map((offset) => asUtc - offset)
    .filter((instant) => wallOf(instant, zone) === wall)
  if (found.length === 0)
    return {
      ok: false,
      why: 'gap',
      message: `${match[4]}:${match[5]} does not exist on this day in ${zone}: the clocks go forward over it. Choose another time.`,
    }
  return {
    ok: true,
    at: new Date(Math.min(...found)).toISOString(),
    twice: found.length > 1 ? 'earlier' : null,
  }
}

/** The wall time of an instant in a zone, as an input of type `datetime-local` holds it: `2026-03-29T14:00`. */
export function wallTime(at: string, zone: string): string {
  return wallOf(new Date(at).getTime(), zone)
}

/** Which of the two this instant is, where its wall time comes twice in the zone; null on every other day. */
export function twiceOf(at: string, zone: string): 'earlier' | 'later' | null {
  const found = instantOf(wallTime(at, zone), zone)
  if (!found.ok || !found.twice) return null
  return new Date(found.at).getTime() === new Date(at).getTime() ? 'earlier' : 'later'
}

/** An instant with its day, in the desk's zone and in UTC: "Sun 29 Mar 2026, 14:00 Europe/London · 13:00 UTC". */
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

function wallOf(instant: number, zone: string): string {
  const local = new Date(instant + offsetAt(instant, zone))
  return Number.isNaN(local.getTime()) ? '' : local.toISOString().slice(0, 16)
}

/** How far the wall clock of a zone is ahead of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  if (Number.isNaN(instant)) return Number.NaN
  const parts = partsOf(new Date(instant), zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const local = Date.parse(
    `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}.000Z`,
  )
  return local - Math.floor(instant / 1000) * 1000
}

function partsOf(
  instant: Date,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).formatToParts(instant)
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}
