// Which calls there are, told before anything else of a request is looked at: 404 for a path without any, 405
// for a method that a path has none for.

import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env, MiddlewareHandler } from 'hono'
import { ApiError, errorBody, notFound } from './errors.ts'
import { BASE_PATH } from './kit.ts'

type Path = { matches: RegExp; isExact: boolean; methods: string[] }

/** 404 for a path, with the way to those that there are. */
export function nothingHere(): ApiError {
  return notFound('There is nothing here. The calls are listed at /api/v1/openapi.json.')
}

/**
 * Lets pass what the description names, and leads from a path with slashes too many to the one that is meant.
 */
export function knownCalls<E extends Env>(api: OpenAPIHono<E>): MiddlewareHandler {
  let paths: Path[] | null = null // the calls are added after this
  return async (c, next) => {
    const { path, method } = c.req
    const known = (paths ??= pathsOf(api))
    const found = foundIn(known, path)
    if (!found) {
      const { pathname, search } = new URL(c.req.url) // as it was sent: a header holds no decoded sign
      const right = `/${pathname.split('/').filter(Boolean).join('/')}`
      if (right === pathname || !foundIn(known, right)) throw nothingHere()
      return c.redirect(right + search, 308) // as the site does: RFC 9110, section 15.4.9
    }
    if (found.methods.includes(method)) return next()
    c.header('Allow', found.methods.join(', ')) // RFC 9110, section 15.5.6
    return c.json(
      errorBody({ name: 'MethodNotAllowed', message: `Send ${found.methods.join(' or ')} here.` }),
      405,
    )
  }
}

/** As in the description, a path without variable parts goes before one with them. */
function foundIn(paths: readonly Path[], path: string): Path | undefined {
  const at = paths.filter(({ matches }) => matches.test(path))
  return at.find(({ isExact }) => isExact) ?? at[0]
}

function pathsOf<E extends Env>(api: OpenAPIHono<E>): Path[] {
  const methods = new Map<string, string[]>()
  for (const definition of api.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue
    const { path, method } = definition.route
    methods.set(path, [
      ...(methods.get(path) ?? []),
      ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]),
    ])
  }
  return [...methods].map(([path, allowed]) => ({
    matches: new RegExp(`^${BASE_PATH}${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    isExact: !path.includes('{'),
    methods: allowed,
  }))
}
