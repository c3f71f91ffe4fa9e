// A name for each request, so that a reader's "it said error" can be found in the log.

import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** The header, in requests and answers alike. */
const REQUEST_ID_HEADER = 'x-request-id'

/** A fresh name, never the visitor's own: it ends up in logs. */
export function requestName(): string {
  return randomUUID()
}

/** Gives the request its name, and answers with it. */
export function nameRequest(req: IncomingMessage, res: ServerResponse, name: string): void {
  req.headers[REQUEST_ID_HEADER] = name
  res.setHeader('X-Request-Id', name)
}
