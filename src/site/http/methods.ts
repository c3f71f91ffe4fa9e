// What may be sent to each address, told before it is asked where a form came from.

import type { Hono, MiddlewareHandler } from 'hono'
import { PageMissing, WrongMethod } from './errors.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * 405 with `Allow` for a method that an address does not take (RFC 9110, section 15.5.6), 404 for an address
 * that there is not.
 */
export function knownMethods(site: Hono): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const allowed = methodsAt(site, c.req.path)
    if (allowed.length === 0) throw new PageMissing()
    if (allowed.includes(c.req.method)) return next()
    c.header('Allow', allowed.join(', '))
    if (c.req.method === 'OPTIONS') return c.body(null, 204)
    throw new WrongMethod()
  }
}

/** The methods that an address takes: those with a handler beside the middleware, which all have. */
export function methodsAt(site: Hono, path: string): string[] {
  const handlersOf = (method: string) => site.router.match(method, path)[0].length
  const middleware = handlersOf('METHOD-OF-NOBODY')
  const methods = METHODS.filter((method) => handlersOf(method) > middleware)
  return methods.includes('GET') ? ['GET', 'HEAD', ...methods.slice(1)] : methods
}
