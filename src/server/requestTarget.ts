// Requests that name the whole address, such as `GET http://host/path`: every server has to accept them (RFC
// 9112, section 3.2.2).

import type { IncomingMessage } from 'node:http'

/** No name or password before the host, which would make another host of it to who reads in haste. */
const ABSOLUTE = /^https?:\/\/([^\s/?#\\@]+)(?=[/?#]|$)(.*)$/is

/**
 * Gives such a request the path that it asks for, and the host that it names in the place of its Host header.
 * All others stay as they are.
 */
export function toOriginForm(req: Pick<IncomingMessage, 'url' | 'headers'>): void {
  const [, host, path] = (!req.url?.startsWith('/') && ABSOLUTE.exec(req.url ?? '')) || []
  if (host === undefined || path === undefined) return
  req.headers.host = host
  req.url = path.startsWith('/') ? path : `/${path}`
}
