// The wall as a wrapper around Payload's route handlers: who is not staff or an integration gets 401 before anything is parsed.

import { getPayload } from 'payload'
import { isIntegration, staffOf } from '#access/actors.ts'
import { hidesLetters, isDoor, isSealed } from '#access/wall.ts'
import config from '#config'
import { retryingHandler } from '#src/database/index.ts'
import { environment } from '#src/environment/index.ts'
import { isCrossSite } from './crossSite.ts'
import { isReadableForm, isReadableJson } from './forms.ts'
import { oddQuery } from './queries.ts'
import { throttledStaffLogin } from './staffLogin.ts'

type RouteArgs = { params: Promise<{ slug?: string[] }> }
export type RouteHandler = (request: Request, args: RouteArgs) => Promise<Response>

/** Puts a handler of Payload's behind the wall, and runs it again on a write conflict. */
export function behindWall(handler: RouteHandler): RouteHandler {
  const patient = retryingHandler(handler) as RouteHandler
  return async (request, args) => {
    const { pathname } = new URL(request.url)
    if (hidesLetters(pathname))
      return answer(400, 'BadRequest', 'Write the address plainly, without encoded letters.')
    if (isSealed(pathname)) return answer(404, 'NotFound', 'There is nothing here.')
    if (signsStaff(request.method, pathname) && isCrossSite(request.headers, environment().siteUrl))
      return answer(403, 'CrossSiteRequest', 'This came from a page of another site, so nothing was changed.')
    const isAtDoor = isDoor({ method: request.method, path: pathname })
    if (!isAtDoor && !(await mayPass(request)))
      return answer(
        401,
        'Unauthorized',
        'Sign in as staff, send an API key, or read the public API at /api/v1.',
      )
    if (!isAtDoor && (await isKeyAtPayloadsOwn(request, pathname)))
      return answer(403, 'Forbidden', 'An API key reads the newsroom’s own collections, and nothing else.')
    if (!(await isReadableForm(request)))
      return answer(
        400,
        'BadRequest',
        'The form cannot be read. Send it again, as multipart/form-data with a boundary.',
      )
    if (isAtDoor) return throttledStaffLogin(asSent(request), (sent) => patient(sent, args))
    if (!(await isReadableJson(request)))
      return answer(400, 'BadRequest', 'Send the fields as a JSON object.')
    const problem = oddQuery({
      payload: await getPayload({ config }),
      path: pathname,
      params: await queryOf(request),
    })
    if (problem) return answer(400, 'BadQuery', problem)
    return patient(savingDrafts(request, pathname), args)
  }
}

/** Log-ins, log-outs, links, and every other change of an account of staff. */
function signsStaff(method: string, pathname: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && /^\/api\/staff(\/|$)/.test(pathname)
}

async function mayPass(request: Request): Promise<boolean> {
  const payload = await getPayload({ config })
  const { user } = await payload.auth({ headers: request.headers, canSetHeaders: false })
  return staffOf(user) !== null || isIntegration(user)
}

/** Payload's own collections (locks, preferences, keys and values) tell who edits what; they are the staff's alone. */
async function isKeyAtPayloadsOwn(request: Request, pathname: string): Promise<boolean> {
  const isGraphQL = pathname === '/api/graphql'
  if (!isGraphQL && !pathname.startsWith('/api/payload-')) return false
  const payload = await getPayload({ config })
  const { user } = await payload.auth({ headers: request.headers, canSetHeaders: false })
  if (!isIntegration(user)) return false
  return (
    !isGraphQL ||
    /payload(locked|preference|kv|migration|job)/i.test(`${request.url} ${await request.clone().text()}`)
  )
}

/** A POST with one of these is a GET whose query stands in the body: the panel asks so where the query is long. */
const OVERRIDES = ['x-payload-http-method-override', 'x-http-method-override']

/** At a door nobody may turn a POST into something else by a header. */
function asSent(request: Request): Request {
  if (!OVERRIDES.some((name) => request.headers.has(name))) return request
  const headers = new Headers(request.headers)
  for (const name of OVERRIDES) headers.delete(name)
  return new Request(request, { headers })
}

function isOverridden(request: Request): boolean {
  return request.method === 'POST' && OVERRIDES.some((name) => request.headers.get(name) === 'GET')
}

/** All that is asked of the database, wherever the request says it. */
async function queryOf(request: Request): Promise<URLSearchParams> {
  const { searchParams } = new URL(request.url)
  if (!isOverridden(request) || !request.headers.get('content-type')?.includes('form-urlencoded'))
    return searchParams
  return new URLSearchParams([...searchParams, ...new URLSearchParams(await request.clone().text())])
}

/** Every write of an article, restoring a version included, saves a draft; the guard in src/publishing refuses all else. */
function savingDrafts(request: Request, pathname: string): Request {
  if (
    request.method === 'GET' ||
    isOverridden(request) ||
    !/^\/api\/articles(\/|$)/.test(pathname) ||
    /\/workflow(\/|$)/.test(pathname)
  )
    return request
  const url = new URL(request.url)
  if (url.searchParams.get('draft') === 'true') return request
  url.searchParams.set('draft', 'true')
  return new Request(url, request)
}

function answer(status: number, name: string, message: string): Response {
  return Response.json({ errors: [{ name, message }] }, { status, headers: { 'cache-control': 'no-store' } })
}
