// What one hook keeps on a request for a later one.

import type { RequestContext } from 'payload'

/**
 * Keeps a value under a Symbol, so that no body, query or header can carry it. The plain key beside it keeps
 * Payload from taking the context for empty: the next call of its Local API within the request would put
 * another in its place.
 */
export function keepOnRequest(context: RequestContext, key: symbol, value: unknown): void {
  Object.assign(context, { [key]: value, isKept: true })
}
