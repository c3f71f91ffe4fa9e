// The times of a draft: instants of whole minutes.

import { ValidationError, type DateFieldValidation } from 'payload'
import { PARTS } from '#src/articles/parts.ts'
import { isInstant } from '#src/figures/instants.ts'

const TIMES = {
  releaseAt: PARTS.releaseAt.name,
  embargoUntil: PARTS.embargoUntil.name,
  endsAt: PARTS.end.name,
}

type Times = Partial<Record<keyof typeof TIMES, unknown>>

/** Refuses a time that is no instant or has seconds. Throws ValidationError. */
export function refuseOddTimes(times: Times): void {
  const errors = Object.entries(TIMES).flatMap(([path, name]) => {
    const value = times[path as keyof Times]
    if (value === undefined || value === null || value === '') return []
    const instant = new Date(value as string).getTime()
    if (typeof value !== 'string' || !isInstant(value))
      return [{ path, message: `Write the ${name} as an instant such as 2026-03-01T14:00:00Z.` }]
    return instant % 60_000 === 0
      ? []
      : [{ path, message: `The ${name} must be a whole minute: the seconds are :00.` }]
  })
  if (errors.length > 0) throw new ValidationError({ collection: 'articles', errors })
}

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
