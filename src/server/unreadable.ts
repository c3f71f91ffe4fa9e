// Answers what Node's parser refuses before there is a request: a head too large or too slow, bytes that are
// no HTTP.

import { type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RequestTally } from './watch/requestTally.ts'

type Refusal = { status: number; name: string; message: string }

const REFUSALS: Record<string, Refusal> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    name: 'HeadersTooLarge',
    message: 'The address and the headers of a request may have 16 kB together.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    name: 'ContentTooLarge',
    message: 'There is too much between the pieces of this body.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    name: 'RequestTimeout',
    message: 'The request took too long to arrive.',
  },
}
const UNREADABLE: Refusal = {
  status: 400,
  name: 'BadRequest',
  message: 'This is not a request that can be read.',
}

/** Makes a server refuse in Assay’s words, and count what it refused. */
export function answerUnreadable(server: Server, tally?: Pick<RequestTally, 'note'>): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET') return void socket.destroy() // gone, and nothing was refused
    const refusal = REFUSALS[error.code ?? ''] ?? UNREADABLE
    tally?.note({ method: 'other', group: 'other', status: refusal.status, seconds: 0 })
    if (!socket.writable || isAnswering(socket)) socket.destroy()
    // Who keeps their side open must not keep ours.
    else socket.end(answerText(refusal), () => socket.destroy())
  })
}

/** Half an answer is on its way: a second head within it would be read as a part of it. */
function isAnswering(socket: Duplex): boolean {
  return (socket as Duplex & { _httpMessage?: ServerResponse | null })._httpMessage?.headersSent === true
}

function answerText({ status, name, message }: Refusal): string {
  const body = JSON.stringify({ errors: [{ message, name, data: null }] })
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}
