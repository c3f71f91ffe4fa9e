// How the desk writes an instant: day, minute and zone, in the zone of the person who reads it.

/** Formats an ISO instant as "23 Nov 2026, 14:05 GMT". Without a zone it is shown in the runtime's own. */
export function formatInstant(at: string, zone?: string): string {
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return at
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(zone ? { timeZone: zone } : {}),
  }).format(instant)
}

/** How long ago an instant was, in the coarsest unit that says something: "just now", "5 minutes ago", "3 days ago". */
export function ago(at: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(at).getTime()) / 60_000)
  if (minutes < 1) return 'just now'
  const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' })
  if (minutes < 60) return words.format(-minutes, 'minute')
  if (minutes < 24 * 60) return words.format(-Math.floor(minutes / 60), 'hour')
  return words.format(-Math.floor(minutes / (24 * 60)), 'day')
}
