// What may be sent: JSON, and no more than 64 kB of it.

import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isNestedTooDeep, MAX_NESTING } from '#src/bodies/nesting.ts'
import { ApiError } from './errors.ts'

const MAX_BODY = 64 * 1024

/** 415 for anything but JSON: a form of another site cannot send that without asking first. */
export function jsonOnly(): MiddlewareHandler {
  return async (c, next) => {
    const mustHaveBody = c.req.method === 'POST' || c.req.method === 'PATCH' || c.req.method === 'PUT'
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (mustHaveBody && type !== 'application/json')
      throw new ApiError(415, 'UnsupportedMediaType', 'Send JSON, with Content-Type: application/json.')
    return next()
  }
}

/** 400 for JSON that is nested deeper than anything that is asked for here, before it is parsed. */
export function shallowBodies(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.header('content-length') === '0' || c.req.raw.body === null) return next()
    if (isNestedTooDeep(await c.req.text()))
      throw new ApiError(400, 'InvalidRequest', `Send JSON of at most ${MAX_NESTING} levels.`)
    return next()
  }
}

/** 413 for more than 64 kB, whatever length was announced. */
export function smallBodies(): MiddlewareHandler {
  return bodyLimit({
    maxSize: MAX_BODY,
    onError: () => {
      throw new ApiError(413, 'ContentTooLarge', 'Send at most 64 kB.')
    },
  })
}
