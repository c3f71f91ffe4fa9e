// The way of one request through the process: answered from what is kept, here, by the apps, or by Next.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { staffCookieName, withOneCookie } from '#access/staffCookie.ts'
import type { Environment } from '#src/environment/index.ts'
import { longAddressProblem } from '#src/gateway/lists/queries.ts'
import { panelAddressProblem } from '#src/gateway/panel/panelQueries.ts'
import { markAddress } from './addresses.ts'
import type { CachedReads } from './cache/reads.ts'
import { allowPanelScripts, fillHeaders } from './headers.ts'
import { answerHealth, isHealthPath } from './health.ts'
import { type HeldBody, holdBody } from './heldBody.ts'
import { answerError } from './http/answers.ts'
import { sendWhole, webRequest, wholeOf } from './http/web.ts'
import { announcesTooMuch, bodyLimit, countBody, abortUnreadBody } from './limits.ts'
import { passesAsAction } from './panelActions.ts'
import { isPanelState, STATE_HEADER } from './panelState.ts'
import { nameRequest, requestName } from './requestId.ts'
import { toOriginForm } from './requestTarget.ts'
import { runtime } from './runtime.ts'
import { METRICS_PATH, type Metrics } from './watch/metrics.ts'
import type { Watch } from './watch/watch.ts'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'])
const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

export type Parts = {
  env: Pick<Environment, 'isSecure' | 'isLoopback' | 'siteUrl' | 'trustProxy'>
  dev: boolean
  assets: (path: string, req: IncomingMessage, res: ServerResponse) => Promise<void>
  /** The public site and API, or null while Assay starts, and in development, where Next mounts them. */
  apps: () => { fetch: (request: Request) => Promise<Response>; reads: CachedReads | null } | null
  /** Next's handler, or null while it is being prepared. */
  next: () => Handler | null
  isClosing: () => boolean
  watch: Watch
  /** Null where nobody has set a token for them. */
  metrics: Metrics | null
}

/** The listener for every request of the process. */
export function requestHandler(parts: Parts): RequestListener {
  return (req, res) => {
    toOriginForm(req)
    const name = requestName()
    const began = performance.now()
    const isPlain = !hasTwoHosts(req) && !req.url?.includes('#')
    const reads = isPlain ? parts.apps()?.reads : null
    const outcome = reads?.serveFromCache(req, res, exchangeHeaders(name, parts.isClosing()))
    if (outcome) return parts.watch.sent({ req, res, name, began }, outcome)
    parts.watch.follow({ req, res, name, began })
    void answer(parts, { req, res, name }).catch((error: unknown) => {
      parts.watch.failure(error, { req, name })
      if (res.headersSent) res.destroy()
      else
        answerError(res, 500, { name: 'InternalServerError', message: 'Something went wrong on our side.' })
    })
  }
}

type Exchange = { req: IncomingMessage; res: ServerResponse; name: string }

async function answer(parts: Parts, { req, res, name }: Exchange): Promise<void> {
  const { env, dev, assets, isClosing, metrics } = parts
  const path = pathOf(req.url)
  nameRequest(req, res, name)
  fillHeaders(res, path, { isSecure: env.isSecure, dev })
  if (isClosing()) res.setHeader('Connection', 'close')
  if (isHealthPath(path)) return answerHealth(path, res, { runtime: runtime(), isClosing: isClosing() })
  if (path === METRICS_PATH && metrics) return metrics(req, res)

  if (hasTwoHosts(req)) return answerError(res, 400, { name: 'BadRequest', message: 'Send one Host header.' })
  if (!METHODS.has(req.method ?? '')) {
    res.setHeader('Allow', [...METHODS].join(', '))
    return answerError(res, 405, { name: 'MethodNotAllowed', message: 'This method is not used here.' })
  }
  const problem = addressProblem(req.url ?? '', path)
  if (problem) return answerError(res, 400, { name: 'BadRequest', message: problem })
  markAddress(req, env.trustProxy)
  // Programs use the API. A person's pages take the person's cookie, and look at no key and no token.
  if (!isUnder(path, '/api')) delete req.headers.authorization
  if (req.headers.cookie) req.headers.cookie = withOneCookie(req.headers.cookie, staffCookieName(env))
  if (!env.isLoopback) tellPublicAddress(req, env.siteUrl)
  if (announcesTooMuch(req, path)) return refuseBody(req, res, path)
  const held = isUnder(path, '/admin') && !READS.has(req.method ?? '') ? holdBody(req) : null
  countBody(req, path)
  abortUnreadBody(req, res)
  if (path === '/_next/image')
    return answerError(res, 404, { name: 'NotFound', message: 'There is nothing here.' })
  if (isOddAction(req, path, env.siteUrl) || (isOfNext(path) && !isPanelState(req.headers[STATE_HEADER])))
    return answerError(res, 400, {
      name: 'BadRequest',
      message: 'The panel does not send such a request. Load it again.',
    })
  if (held) return askPanel(parts, { req, res, held })
  if (path.startsWith('/assets/')) return assets(path, req, res)
  if (isPicture(path)) return askForPicture(parts, req, res)
  return (isOfNext(path) ? null : askApps(parts, req, res)) ?? askNext(parts, req, res)
}

/**
 * The panel, its files, and the API that Payload makes: everything else is the site's or the public API's.
 */
function isOfNext(path: string): boolean {
  return (
    isUnder(path, '/admin') || isUnder(path, '/_next') || (isUnder(path, '/api') && !isUnder(path, '/api/v1'))
  )
}

function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

/**
 * What Next would log letter by letter: an action that it never made, or one from another site. A form that
 * is posted to the panel is an action to Next too; the panel sends none without the name of one.
 */
function isOddAction(req: IncomingMessage, path: string, siteUrl: string): boolean {
  const action = req.headers['next-action']
  if (action === undefined) return isUnder(path, '/admin') && !READS.has(req.method ?? '')
  const { origin } = req.headers
  return (
    !isUnder(path, '/admin') ||
    !/^[0-9a-f]{40,44}$/.test(String(action)) ||
    (origin !== undefined && origin !== siteUrl)
  )
}

/** What is sent to the panel: a server action of somebody on the staff, or nothing. */
async function askPanel(
  parts: Parts,
  { req, res, held }: { req: IncomingMessage; res: ServerResponse; held: HeldBody },
): Promise<void> {
  const open = runtime()
  if (!open) return askNext(parts, req, res)
  const { isStaff, mayOpenForm } = open
  if (await passesAsAction({ req, res, body: held, isStaff, mayOpenForm })) return askNext(parts, req, res)
}

function askApps(
  { apps, env, watch }: Parts,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> | null {
  const open = apps()
  if (!open) return null
  const reading = open.reads?.serveOrRender(req, res)
  if (reading) return reading
  watch.cache.answers.bypass += 1
  return webRequest(req, env.siteUrl)
    .then(open.fetch)
    .then(wholeOf)
    .then((whole) => sendWhole(whole, req, res))
}

/** Pictures that everybody may see are kept like pages; Payload answers for all others, and knows who may. */
async function askForPicture(parts: Parts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const ask = () => askNext(parts, req, res)
  return parts.apps()?.reads?.serveOrRender(req, res, ask) ?? ask()
}

function isPicture(path: string): boolean {
  return path.startsWith('/api/media/file/')
}

async function askNext({ next, dev }: Parts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const handle = next()
  allowPanelScripts(req, res, { path: pathOf(req.url), dev })
  if (handle) return handle(req, res)
  res.setHeader('Retry-After', '2')
  answerError(res, 503, { name: 'Starting', message: 'Assay is starting; try again in a moment.' })
}

function exchangeHeaders(name: string, isClosing: boolean): readonly string[] {
  return isClosing ? ['x-request-id', name, 'connection', 'close'] : ['x-request-id', name]
}

/**
 * What is wrong with an address, in a sentence. Neither Next nor the apps read a path that is not
 * percent-encoded UTF-8 (RFC 3986, section 2.1), or that is none; and both take `.`, `..` and `\\` out of it
 * (section 5.2.4), so that they would read another than is looked at here. Browsers send none of them.
 */
function addressProblem(url: string, path: string): string | null {
  if (!path.startsWith('/')) return 'Send the path of the address, from its first “/” on.'
  const decoded = decodedOf(path)
  if (decoded === null) return 'The address cannot be read: check its percent signs.'
  const isPlain = !/\\|(?:^|\/)\.{1,2}(?:\/|$)/.test(decoded) && !url.includes('#')
  if (!isPlain) return 'Send the address without “.”, “..”, “\\” and “#” in its path.'
  const tooLong = isOfNext(path) ? longAddressProblem(url) : null
  if (tooLong) return tooLong
  return isUnder(path, '/admin') ? panelAddressProblem(new URLSearchParams(url.slice(path.length))) : null
}

function decodedOf(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/**
 * RFC 9112, section 3.2: a request with more than one Host is refused, since two servers may each take
 * another one.
 */
function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  return hosts > 1
}

/** Next compares a form's Origin with the host it was called by: behind a proxy only SITE_URL says that. */
function tellPublicAddress(req: IncomingMessage, siteUrl: string): void {
  const { host, protocol } = new URL(siteUrl)
  req.headers['x-forwarded-host'] = host
  req.headers['x-forwarded-proto'] = protocol.slice(0, -1)
}

function refuseBody(req: IncomingMessage, res: ServerResponse, path: string): void {
  res.setHeader('Connection', 'close')
  answerError(res, 413, {
    name: 'ContentTooLarge',
    message: `This may be at most ${Math.round(bodyLimit(path, req) / 1024)} kB.`,
  })
  req.resume()
}

function pathOf(url = '/'): string {
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}
