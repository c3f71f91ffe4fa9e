// A name for each request, so that a reader's "it said error" can be found in the log.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** The header, in requests and answers alike. */
export const REQUEST_ID_HEADER = 'x-request-id'

/** Gives the request a fresh id (never the visitor's own: it ends up in logs) and answers with it. */
export function nameRequest(req: IncomingMessage, res: ServerResponse): void {
  const id = randomUUID()
  req.headers[REQUEST_ID_HEADER] = id
  res.setHeader('X-Request-Id', id)
}
