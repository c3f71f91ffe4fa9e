// Release times are whole minutes: what a person reads on the clock is when it goes out.

import type { DateFieldValidation } from 'payload'
import { isInstant } from '#src/figures/instants.ts'

/** A Payload validation: an ISO 8601 instant at second 0, or nothing. */
export const wholeMinute: DateFieldValidation = (value) => {
  if (value === undefined || value === null || (value as unknown) === '') return true
  const instant = new Date(value)
  if (Number.isNaN(instant.getTime()) || !isInstant(instant.toISOString()))
    return 'Write an instant such as 2026-03-01T14:00:00Z.'
  return instant.getUTCSeconds() === 0 && instant.getUTCMilliseconds() === 0
    ? true
    : 'Choose a whole minute: the seconds must be :00.'
}
