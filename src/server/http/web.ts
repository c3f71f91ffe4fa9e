// Between Node's requests and answers and those of the web platform, which the apps speak.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { readCacheMetadata, CACHE_METADATA_HEADER, type CacheMetadata } from '#src/caching/metadata.ts'
import { bytesOf } from '#src/caching/textResponse.ts'
import { compressed, encodingFor, isCompressible } from './encodings.ts'

/**
 * The visitor's request as the apps read it. The host is our own: nothing is made of the one that a visitor
 * names. A HEAD is asked as the GET whose headers it is for (RFC 9110, section 9.3.2), and its body left out
 * when it is sent.
 */
export async function webRequest(req: IncomingMessage, siteUrl: string): Promise<Request> {
  const method = req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET')
  const hasBody = method !== 'GET'
  return new Request(siteUrl + req.url, {
    method,
    headers: headersOf(req),
    ...(hasBody ? await bodyOf(req) : {}),
  })
}

/**
 * The body as it has come with the head, which a comment's has. Otherwise as a stream, so that whoever may
 * not send one is told so at once: each piece of it waits for a turn of the event loop, in which others do
 * all of their work.
 */
async function bodyOf(req: IncomingMessage): Promise<{ body?: BodyInit; duplex?: 'half' }> {
  await Promise.resolve() // what came in the same packet is read after the head
  if (!req.complete) return { body: Readable.toWeb(req) as ReadableStream<Uint8Array>, duplex: 'half' }
  const whole = req.read() as Buffer<ArrayBuffer> | null
  req.resume()
  return whole ? { body: whole } : {}
}

/** An app's answer, read to its end. */
export type Whole = { status: number; headers: Headers; body: Buffer }

/** Reads an answer to its end. What it says to the process is taken out. */
export async function wholeOf(response: Response): Promise<Whole & { shows: CacheMetadata | null }> {
  const body = await bytesOf(response)
  const headers = new Headers(response.headers)
  const shows = readCacheMetadata(headers.get(CACHE_METADATA_HEADER))
  headers.delete(CACHE_METADATA_HEADER)
  return { status: response.status, headers, body, shows }
}

/** Sends an answer that is not kept, compressed where the visitor takes that. */
export async function sendWhole(
  { status, headers, body }: Whole,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  copyHeaders(headers, res)
  const isShrinking = isCompressible(headers.get('content-type'), body.length)
  if (isShrinking) addVary(res)
  const encoding = isShrinking ? encodingFor(req.headers['accept-encoding'], 'once') : null
  const bytes = encoding ? await compressed(body, encoding, 'once') : body
  if (encoding) res.setHeader('Content-Encoding', encoding)
  if (status !== 204 && status !== 304) res.setHeader('Content-Length', bytes.length)
  res.writeHead(status)
  res.end(req.method === 'HEAD' ? undefined : bytes)
}

/** The headers of a request as the web platform has them. */
export function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    if (name.startsWith(':')) continue
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one)
  }
  return headers
}

function copyHeaders(headers: Headers, res: ServerResponse): void {
  for (const [name, value] of headers)
    if (name !== 'set-cookie' && name !== 'content-length') res.setHeader(name, value)
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) res.setHeader('Set-Cookie', cookies)
}

function addVary(res: ServerResponse): void {
  const vary = [res.getHeader('Vary') ?? []].flat().join(', ')
  if (!/accept-encoding/i.test(vary))
    res.setHeader('Vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding')
}
