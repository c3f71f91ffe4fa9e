// How much of the process one caller may take: bytes of a body, time for a request.

import type { IncomingMessage, ServerOptions, ServerResponse } from 'node:http'

const KB = 1024
const MB = 1024 * KB

/** Milliseconds; the proxy in front should keep idle connections for less than `keepAliveTimeout`. */
export const SERVER_LIMITS: ServerOptions = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000, // Node looks for the two above only every 30 seconds by itself
  maxHeaderSize: 16 * KB,
}

/**
 * Connections at one time: what is kept of each, idle or slow, must not fill the memory. Further ones are cut
 * at once.
 */
export const MAX_CONNECTIONS = 10_000

/**
 * Bytes a body may have: pictures are large, and come in forms; the desk's forms carry whole articles,
 * readers write comments.
 */
export function bodyLimit(path: string, { headers }: Pick<IncomingMessage, 'headers'>): number {
  const isForm = headers['content-type']?.toLowerCase().startsWith('multipart/form-data') ?? false
  if (isForm && (path === '/api/media' || path.startsWith('/api/media/'))) return 30 * MB
  if (path === '/api/v1' || path.startsWith('/api/v1/')) return 256 * KB
  if (path === '/api' || path.startsWith('/api/') || path === '/admin' || path.startsWith('/admin/'))
    return 4 * MB
  return 256 * KB
}

/** True when the body says it is longer than its path allows. */
export function announcesTooMuch(req: IncomingMessage, path: string): boolean {
  return Number(req.headers['content-length'] ?? 0) > bodyLimit(path, req)
}

/** Cuts the connection when a body that did not say its length turns out too long. */
export function countBody(req: IncomingMessage, path: string): void {
  if (req.headers['content-length'] !== undefined || req.headers['transfer-encoding'] === undefined) return
  const limit = bodyLimit(path, req)
  let received = 0
  // Node hands every piece to push(): counting there leaves the stream paused, as the reader expects it.
  const push = req.push.bind(req)
  req.push = (piece: Buffer | null, encoding?: BufferEncoding) => {
    received += piece?.length ?? 0
    if (received <= limit) return push(piece, encoding)
    req.destroy()
    return false
  }
}

/** Milliseconds in which a body may still end after its answer is out. */
const ENDS_WITHIN = 2_000

/**
 * What of a body nobody has read when its answer is out is read and dropped, so that the next request on the
 * connection is heard: a proxy keeps it for one. Whoever goes on sending for longer is cut off.
 */
export function abortUnreadBody(req: IncomingMessage, res: ServerResponse): void {
  if (req.headers['transfer-encoding'] === undefined && req.headers['content-length'] === undefined) return
  res.once('finish', () => {
    if (req.complete || !req.socket.writable) return
    drop(req)
    setTimeout(() => !req.complete && req.socket.destroy(), ENDS_WITHIN).unref()
  })
}

/** Whoever began to read the body has stopped, and keeps Node from reading on: the pieces pass them by. */
function drop(req: IncomingMessage): void {
  const push = req.push.bind(req)
  req.push = (piece: Buffer | null) => (piece === null ? push(null) : true)
  req._read(0)
}
