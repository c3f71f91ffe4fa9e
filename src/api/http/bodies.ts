// What may be sent: JSON, and no more than 64 kB of it.

import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ApiError } from '../errors.ts'

const LARGEST_BODY = 64 * 1024

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

/** 413 for more than 64 kB, whatever length was announced. */
export function smallBodies(): MiddlewareHandler {
  return bodyLimit({
    maxSize: LARGEST_BODY,
    onError: () => {
      throw new ApiError(413, 'TooLarge', 'Send at most 64 kB.')
    },
  })
}
