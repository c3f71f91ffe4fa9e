// The times of a draft: whole minutes, and no embargo on what readers have seen.

import { ValidationError } from 'payload'
import { PARTS } from '#src/articles/parts.ts'
import { isInstant, isSameInstant } from '#src/figures/instants.ts'

const TIMES = {
  releaseAt: PARTS.releaseAt.name,
  embargoUntil: PARTS.embargoUntil.name,
  endsAt: PARTS.end.name,
}

type Times = Partial<Record<keyof typeof TIMES, unknown>>

/** Refuses a time that is no instant or has seconds, and an embargo that comes after publishing. Throws ValidationError. */
export function refuseOddTimes({
  before,
  after,
  wasPublished,
}: {
  before: Times
  after: Times
  wasPublished: boolean
}): void {
  const errors = Object.entries(TIMES).flatMap(([path, name]) => {
    const value = after[path as keyof Times]
    if (value === undefined || value === null || value === '') return []
    const instant = new Date(value as string).getTime()
    if (typeof value !== 'string' || !isInstant(value))
      return [{ path, message: `Write the ${name} as an instant such as 2026-03-01T14:00:00Z.` }]
    return instant % 60_000 === 0
      ? []
      : [{ path, message: `The ${name} must be a whole minute: the seconds are :00.` }]
  })
  if (wasPublished && after.embargoUntil && !isSameInstant(before.embargoUntil, after.embargoUntil)) {
    errors.push({
      path: 'embargoUntil',
      message: 'This article has been published. An embargo cannot be set on what readers have seen.',
    })
  }
  if (errors.length > 0) throw new ValidationError({ collection: 'articles', errors })
}
