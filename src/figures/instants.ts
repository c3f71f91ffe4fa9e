// Instants and time zones as text, told apart from look-alikes that `Date` would silently repair.

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/**
 * Whether text is an ISO 8601 instant with an offset and a day that exists; `Date` alone takes 30 February
 * for 2 March.
 */
export function isInstant(text: string): boolean {
  const match = INSTANT.exec(text)
  if (!match) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  if (hour > 23 || minute > 59 || second > 59) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hasPlainYear(new Date(text))
}

/**
 * Whether an instant is written with a year of four digits in UTC: only then do instants compare as texts.
 */
export function hasPlainYear(instant: Date): boolean {
  const year = instant.getUTCFullYear()
  return year >= 1 && year <= 9999
}

/** The longest name of a zone has half as many characters. */
const MAX_ZONE = 64

/**
 * Whether a value names a zone of the IANA time zone database by place, or UTC; bare offsets know no summer
 * time.
 */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MAX_ZONE) return false
  if (!/^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){1,2})$/.test(value)) return false
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: value }).format(0) !== ''
  } catch {
    return false
  }
}

/** Whether two dates, or texts of dates, are one instant; false where one of them is missing. */
export function isSameInstant(left: unknown, right: unknown): boolean {
  return Boolean(left && right) && new Date(left as string).getTime() === new Date(right as string).getTime()
}

/**
 * A zone beside a time, as Assay writes all of them, from what Intl calls its `longOffset`: `UTC`,
 * `UTC+09:00`.
 */
export function zoneName(offset: string): string {
  return offset.replace(/^GMT/, 'UTC').replace(/[+-]00:00$/, '')
}
