// Instants as the pages write them: day, time and zone, the same on every machine.

import { minutesInWords } from '#src/plainText/durations.ts'
// By hand and not by Intl: a page with fifty comments writes fifty of them, and Intl took a tenth of its
// time.
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** `6 November 2026` */
export function dayOf(instant: string): string {
  const date = new Date(instant)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** `Friday 6 November 2026` */
export function weekdayOf(instant: string): string {
  return `${WEEKDAYS[new Date(instant).getUTCDay()]} ${dayOf(instant)}`
}

/** `14:05` */
export function clockOf(instant: string): string {
  return new Date(instant).toISOString().slice(11, 16)
}

/** `6 November 2026, 14:05 UTC` */
export function momentOf(instant: string): string {
  return `${dayOf(instant)}, ${clockOf(instant)} UTC`
}

/** `2026-11-06T14:05Z`, for machines: as precise as what people are shown. */
export function minuteOf(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`
}

/** `Fri, 06 Nov 2026 14:05:00 +0000`, as RSS wants it (RFC 822 with a four-digit year). */
export function rfc822(instant: string): string {
  return new Date(instant).toUTCString().replace('GMT', '+0000')
}

/** Whether the text changed so long after it came out that a reader should be told (a minute or more). */
export function wasUpdated(times: { publishedAt: string; updatedAt: string }): boolean {
  return Date.parse(times.updatedAt) - Date.parse(times.publishedAt) >= 60_000
}

/** `1 minute`, `12 minutes`: the time left until an instant, rounded up; null when it has passed. */
export function minutesLeft(until: string, now: Date): string | null {
  const minutes = Math.ceil((Date.parse(until) - now.getTime()) / 60_000)
  if (!(minutes > 0)) return null
  return minutesInWords(minutes)
}
