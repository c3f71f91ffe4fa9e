// The gateway as a wrapper around Payload's route handlers: who is not staff or an integration gets 401
// before anything is parsed.

import { existsSync } from 'node:fs'
import path from 'node:path'
import { getPayload, type Payload } from 'payload'
import { isIntegration, staffOf } from '#access/actors.ts'
import { hasEncodedUnreserved, isPublicEndpoint, isNoVersion, isBlockedEndpoint } from '#access/gateway.ts'
import config from '#config'
import type { Integration } from '#payload-types'
import { retryingHandler } from '#src/database/index.ts'
import { environment } from '#src/environment/index.ts'
import { ThrottledError } from '#src/throttle/index.ts'
import { throttleKey } from '#src/throttle/keys.ts'
import { readWithin, withReadableBody } from './bodies/readableBody.ts'
import { checkGraphQL } from './graphql/graphql.ts'
import { knownQuery, oddQuery } from './lists/queries.ts'
import { isApiPath } from './rules/apiPaths.ts'
import { checkKey, checkKeyAtRest, keyListProblem, publicQuery, rememberUse } from './rules/keys.ts'
import { whyNobody, badRequest, Refusal } from './rules/refusal.ts'
import { throttledStaffLogin, tooMany } from './staff/staffLogin.ts'

type RouteArgs = { params: Promise<{ slug?: string[] }> }
export type RouteHandler = (request: Request, args: RouteArgs) => Promise<Response>

/** Puts a handler of Payload's behind the gateway, and runs it again on a write conflict. */
export function requireStaff(handler: RouteHandler): RouteHandler {
  const patient = retryingHandler(handler) as RouteHandler
  return async (request, args) => {
    try {
      return missingFile(request, await pass(request, args, patient))
    } catch (error) {
      if (error instanceof Refusal) return error.answer()
      if (error instanceof ThrottledError) return tooMany(error)
      throw error
    }
  }
}

async function pass(request: Request, args: RouteArgs, patient: RouteHandler): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (hasEncodedUnreserved(pathname)) throw badRequest('Write the address plainly, without encoded letters.')
  if (isBlockedEndpoint(pathname) || isNoVersion(pathname)) throw nothingHere()
  if (signsStaff(request.method, pathname) && isCrossSite(request.headers, environment().siteUrl))
    throw new Refusal(
      403,
      'CrossSiteRequest',
      'This came from a page of another site, so nothing was changed.',
    )
  const payload = await getPayload({ config })
  if (isPublicEndpoint({ method: request.method, path: pathname })) {
    const sent = await withReadableBody(withQuery(asSent(request), authQuery(request)))
    return throttledStaffLogin(sent, (read) => patient(read, args))
  }
  const key = await keyOf(request, payload)
  if (key) {
    checkKey(key, new Date())
    rememberUse(payload, key, new Date())
  }
  if (!isApiPath(payload, pathname)) throw nothingHere()
  if (pathname === '/api/graphql') {
    const sent = await withReadableBody(withQuery(asSent(request), new URLSearchParams()))
    await checkGraphQL({ payload, request: sent, isKey: key !== null })
    return patient(sent, args)
  }
  const sent = await asGet(request)
  if (key) checkKeyAtRest(sent, pathname)
  const readable = await withReadableBody(sent)
  const { searchParams } = new URL(readable.url)
  const problem =
    oddQuery({ payload, method: readable.method, path: pathname, params: searchParams }) ??
    (key ? keyListProblem(searchParams) : null)
  if (problem) throw badRequest(problem, 'BadQuery')
  const known = knownQuery(readable.method, searchParams)
  const query = key ? publicQuery(known) : savingDrafts(readable, known)
  return patient(withQuery(readable, query), args)
}

function nothingHere(): Refusal {
  return new Refusal(404, 'NotFound', 'There is nothing here.')
}

/** Log-ins, log-outs, links, and every other change of an account of staff. */
function signsStaff(method: string, pathname: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && /^\/api\/staff(\/|$)/.test(pathname)
}

/** The key behind a request; null for staff. @throws Refusal 401 for everybody else, 429 for who guesses */
async function keyOf(request: Request, payload: Payload): Promise<Integration | null> {
  const { wasRight } = await throttleKey({ payload, headers: request.headers })
  const { user } = await payload.auth({ headers: request.headers, canSetHeaders: false })
  await wasRight(isIntegration(user))
  if (isIntegration(user)) return user as Integration
  if (staffOf(user)) return null
  throw new Refusal(401, 'Unauthorized', whyNobody(request, environment().siteUrl), {
    'www-authenticate': 'Bearer realm="staff"',
  })
}

/**
 * A POST with one of these is a GET whose query stands in the body: the panel asks so where the query is
 * long.
 */
const OVERRIDES = ['x-payload-http-method-override', 'x-http-method-override']

/** Bytes of such a query: more than one may have (src/gateway/lists/queries.ts), with its signs encoded. */
const MAX_FORM = 64 * 1024

/** Where nobody is signed in yet, nobody may turn a POST into something else by a header. */
function asSent(request: Request): Request {
  if (!OVERRIDES.some((name) => request.headers.has(name))) return request
  const headers = new Headers(request.headers)
  for (const name of OVERRIDES) headers.delete(name)
  return new Request(request, { headers })
}

/** A POST that stands for a GET becomes one, so that its query is looked at like every other. */
async function asGet(request: Request): Promise<Request> {
  if (request.method !== 'POST' || !OVERRIDES.some((name) => request.headers.get(name) === 'GET'))
    return asSent(request)
  if (request.headers.get('content-type')?.split(';')[0] !== 'application/x-www-form-urlencoded')
    throw badRequest('Send the query of a GET by POST as application/x-www-form-urlencoded.')
  const { url, signal } = request
  const headers = new Headers(request.headers)
  for (const name of [...OVERRIDES, 'content-type', 'content-length', 'transfer-encoding'])
    headers.delete(name)
  const sent = new URLSearchParams(await (await readWithin(request, MAX_FORM)).text())
  return withQuery(
    new Request(url, { headers, signal }),
    new URLSearchParams([...new URL(url).searchParams, ...sent]),
  )
}

/** Where nobody is signed in yet, only signing out takes a parameter. */
function authQuery(request: Request): URLSearchParams {
  return new URLSearchParams(
    [...new URL(request.url).searchParams].filter(([name]) => name === 'allSessions'),
  )
}

/** The same request, asking this. */
function withQuery(request: Request, query: URLSearchParams): Request {
  const url = new URL(request.url)
  if (url.search === '' && query.size === 0) return request
  url.search = query.toString()
  return new Request(url, request)
}

/**
 * Every write of an article, restoring a version included, saves a draft; the guard in src/publishing refuses
 * all else.
 */
function savingDrafts(request: Request, query: URLSearchParams): URLSearchParams {
  const { pathname } = new URL(request.url)
  if (
    request.method === 'GET' ||
    !/^\/api\/articles(\/|$)/.test(pathname) ||
    /\/workflow(\/|$)/.test(pathname)
  )
    return query
  return new URLSearchParams([...[...query].filter(([name]) => name !== 'draft'), ['draft', 'true']])
}

/** Payload answers 500 for a file that is gone, and logs which. For whoever asks there is none. */
function missingFile(request: Request, response: Response): Response {
  const name = /^\/api\/media\/file\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1]
  if (response.status !== 500 || !name) return response
  const isThere = existsSync(
    path.join(environment().dataDir, 'media', path.basename(decodeURIComponent(name))),
  )
  return isThere ? response : nothingHere().answer()
}

/**
 * A browser says in `Sec-Fetch-Site` where a request comes from, and no page can forge it; where that is
 * missing (plain http, older browsers) it names its page in `Origin`. A program sends neither, and has no
 * session that another page could misuse.
 */
function isCrossSite(headers: { get(name: string): string | null }, siteUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = headers.get('origin')
  return origin !== null && origin !== new URL(siteUrl).origin
}
