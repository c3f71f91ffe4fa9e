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
