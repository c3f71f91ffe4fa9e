// A cache entry: bytes ready to be sent, in each encoding that somebody has asked for, and what ends it.

import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import type { Tag } from '#src/caching/tags.ts'
import { compressed, type Encoding, isCompressible } from '../http/encodings.ts'

/** One way to send it: the flat list of names and values that Node writes fastest, and the bytes. */
export type Variant = { etag: string; headers: readonly string[]; bytes: Buffer }

export type CacheEntry = {
  key: string
  tags: readonly Tag[]
  /** Milliseconds: when its making began, and from when on it would read differently by itself. */
  madeAt: number
  until: number
  /** Milliseconds since when something newer is there; null while nothing is. */
  staleSince: number | null
  /** Without encoding, and with each that was asked for so far. */
  plain: Variant
  encoded: { [E in Encoding]?: Promise<Variant> | Variant }
  /** How often it was sent in each encoding. */
  sent: { [E in Encoding]?: number }
  isShrinking: boolean
  /** Seconds for which browsers need not ask again. */
  maxAge: number
  /** Bytes that it is counted with: what all its variants will come to. */
  weight: number
}

/**
 * Cached no longer than an hour, whatever it says of itself.
 */
const MAX_LIFETIME_MS = 3_600_000

/** Of the bytes, what brotli and gzip together come to for text. */
const ENCODED_SHARE = 0.55
/** Objects, headers and the places in the indexes. */
const OVERHEAD = 2_048

type EntryInput = {
  key: string
  tags: readonly Tag[]
  until: Date | null
  madeAt: number
  maxAge?: number
  headers: OutgoingHttpHeaders
  body: Buffer
}

/** `headers` are all that belong to the answer, without those that depend on the encoding. */
export function createEntry({ key, tags, until, madeAt, maxAge = 0, headers, body }: EntryInput): CacheEntry {
  const isShrinking = isCompressible(String(headers['content-type'] ?? ''), body.length)
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const common = { ...headers, ...(isShrinking ? { vary: 'Accept-Encoding' } : {}) }
  return {
    key,
    tags,
    madeAt,
    until: Math.min(until?.getTime() ?? Infinity, madeAt + MAX_LIFETIME_MS),
    staleSince: null,
    plain: {
      etag: `"${hash}"`,
      headers: flat({ ...common, etag: `"${hash}"`, 'content-length': body.length }),
      bytes: body,
    },
    encoded: {},
    sent: {},
    isShrinking,
    maxAge,
    weight: Math.ceil(body.length * (isShrinking ? 1 + ENCODED_SHARE : 1)) + OVERHEAD,
  }
}

/** The variant for an encoding, if it is there already. */
export function readyVariant(entry: CacheEntry, encoding: Encoding | null): Variant | null {
  if (encoding === null || !entry.isShrinking) return entry.plain
  const variant = entry.encoded[encoding]
  return variant && !(variant instanceof Promise) ? variant : null
}

/** The variant for an encoding, compressed once however many ask. */
export async function variantOf(entry: CacheEntry, encoding: Encoding | null): Promise<Variant> {
  if (encoding === null || !entry.isShrinking) return entry.plain
  return (entry.encoded[encoding] ??= encode(entry, encoding))
}

/**
 * Makes the variant of an encoding as small as it gets, in the background. It has a tag of its own, since it
 * has bytes of its own.
 */
export async function recompress(entry: CacheEntry, encoding: Encoding): Promise<void> {
  const bytes = await compressed(entry.plain.bytes, encoding, 'pressed')
  const etag = entry.plain.etag.replace(/"$/, `-${encoding}-pressed"`)
  entry.encoded[encoding] = encodedVariant(entry, { encoding, etag, bytes })
}

async function encode(entry: CacheEntry, encoding: Encoding): Promise<Variant> {
  const bytes = await compressed(entry.plain.bytes, encoding, 'kept')
  const etag = entry.plain.etag.replace(/"$/, `-${encoding}"`)
  const variant = encodedVariant(entry, { encoding, etag, bytes })
  entry.encoded[encoding] = variant
  return variant
}

function encodedVariant(
  entry: CacheEntry,
  { encoding, etag, bytes }: { encoding: Encoding; etag: string; bytes: Buffer },
): Variant {
  const headers = replaced(entry.plain.headers, { etag, 'content-length': String(bytes.length) })
  return { etag, headers: [...headers, 'content-encoding', encoding], bytes }
}

function replaced(headers: readonly string[], values: Record<string, string>): string[] {
  return headers.map((value, at) => (at % 2 === 1 ? (values[headers[at - 1]!] ?? value) : value))
}

function flat(headers: OutgoingHttpHeaders): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [name, [value].flat().join(', ')],
  )
}
