// The way of one request through the process: named, measured, answered here or handed to Next.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import type { Environment } from '#src/environment/index.ts'

import { markAddress } from './addresses.ts'
import { answerError } from './answers.ts'
import { house } from './handle.ts'
import { fillHeaders } from './headers.ts'
import { answerHealth, isHealthPath } from './health.ts'
import { announcesTooMuch, bodyLimit, countBody } from './limits.ts'
import { nameRequest } from './requestId.ts'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'])

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

type Parts = {
  env: Pick<Environment, 'isSecure' | 'isLoopback' | 'siteUrl' | 'trustProxy'>
  dev: boolean
  assets: (path: string, req: IncomingMessage, res: ServerResponse) => Promise<void>
  /** Next's handler, or null while it is being prepared. */
  next: () => Handler | null
  isClosing: () => boolean
  logError: (error: unknown, req: IncomingMessage) => void
}

/** The listener for every request of the process. */
export function requestHandler(parts: Parts): RequestListener {
  return (req, res) => {
    void answer(parts, req, res).catch((error: unknown) => {
      parts.logError(error, req)
      if (res.headersSent) res.destroy()
      else answerError(res, 500, { name: 'InternalServerError', message: 'Something went wrong on our side.' })
    })
  }
}

async function answer({ env, dev, assets, next, isClosing }: Parts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const path = pathOf(req.url)
  nameRequest(req, res)
  fillHeaders(res, path, { isSecure: env.isSecure, dev })
  if (isClosing()) res.setHeader('Connection', 'close')
  if (isHealthPath(path)) return answerHealth(path, res, { house: house(), isClosing: isClosing() })

  if (!METHODS.has(req.method ?? '')) return answerError(res, 405, { name: 'MethodNotAllowed', message: 'This method is not used here.' })
  if (!isReadable(path)) return answerError(res, 400, { name: 'BadRequest', message: 'The address cannot be read: check its percent signs.' })
  markAddress(req, env.trustProxy)
  if (!env.isLoopback) tellPublicAddress(req, env.siteUrl)
  if (announcesTooMuch(req, path)) return refuseBody(req, res, path)
  countBody(req, path)
  if (path.startsWith('/assets/')) return assets(path, req, res)

  const handle = next()
  if (handle) return handle(req, res)
  res.setHeader('Retry-After', '2')
  answerError(res, 503, { name: 'Starting', message: 'Assay is starting; try again in a moment.' })
}

/** Next answers 500 to a path that is not percent-encoded UTF-8 (RFC 3986, section 2.1). */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Next compares a form's Origin with the host it was called by: behind a proxy only SITE_URL says that. */
function tellPublicAddress(req: IncomingMessage, siteUrl: string): void {
  const { host, protocol } = new URL(siteUrl)
  req.headers['x-forwarded-host'] = host
  req.headers['x-forwarded-proto'] = protocol.slice(0, -1)
}

function refuseBody(req: IncomingMessage, res: ServerResponse, path: string): void {
  res.setHeader('Connection', 'close')
  answerError(res, 413, { name: 'ContentTooLarge', message: `This may be at most ${Math.round(bodyLimit(path) / 1024)} kB.` })
  req.resume()
}

function pathOf(url = '/'): string {
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}
