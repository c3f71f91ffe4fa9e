// How the desk writes an instant: day, minute and zone, in the zone of the person who reads it.

import { zoneName } from '#src/figures/instants.ts'

/** Formats an ISO instant as "23 Nov 2026, 14:05 UTC". Without a zone it is shown in the runtime's own. */
export function formatInstant(at: string, zone?: string): string {
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return at
  const parts = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'longOffset',
    ...(zone ? { timeZone: zone } : {}),
  }).formatToParts(instant)
  return parts.map(({ type, value }) => (type === 'timeZoneName' ? zoneName(value) : value)).join('')
}
