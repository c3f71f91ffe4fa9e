// What the staff endpoints of our collections have in common: who asks, and a body of the right form.

import { APIError, type PayloadRequest } from 'payload'
import { staffOf } from '#access/actors.ts'
import type { Staff } from '#payload-types'

/** The member of staff behind a request; anybody else gets 401. */
export function staffBehind(req: PayloadRequest): Staff {
  const staff = staffOf(req.user)
  if (!staff) throw new APIError('Sign in as staff first.', 401, undefined, true)
  return staff
}

/** The JSON object that a request brings, with these properties and no others; an empty body will do. Throws 400. */
export async function bodyWith(
  req: PayloadRequest,
  known: readonly string[],
): Promise<Record<string, unknown>> {
  const body: unknown = (await req.json?.().catch(() => null)) ?? {}
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new APIError('Send a JSON object.', 400, undefined, true)
  const problem = unknownIn(body, known)
  if (problem) throw new APIError(problem, 400, undefined, true)
  return body as Record<string, unknown>
}

/** A sentence that names the first properties of a body that are none of these; null where there are no others. */
export function unknownIn(body: object, known: readonly string[]): string | null {
  const unknown = Object.keys(body).filter((key) => !known.includes(key))
  return unknown.length > 0 ? `Unknown property: ${unknown.slice(0, 5).join(', ')}.` : null
}
