// A kept answer: bytes ready to be sent, in each encoding that somebody has asked for, and what ends it.

import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import type { Tag } from '#src/freshness/tags.ts'
import { compressed, type Encoding, isCompressible } from '../http/encodings.ts'

/** One way to send it: the flat list of names and values that Node writes fastest, and the bytes. */
export type Variant = { etag: string; headers: readonly string[]; bytes: Buffer }

export type Kept = {
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
 * Kept no longer than an hour, whatever it says of itself: what nobody asks for need not be there for ever.
 */
const LONGEST = 3_600_000

/** Of the bytes, what brotli and gzip together come to for text. */
const ENCODED_SHARE = 0.55
/** Objects, headers and the places in the indexes. */
const OVERHEAD = 2_048

type Made = {
  key: string
  tags: readonly Tag[]
  until: Date | null
  madeAt: number
  maxAge?: number
  headers: OutgoingHttpHeaders
  body: Buffer
}

/** `headers` are all that belong to the answer, without those that depend on the encoding. */
export function createEntry({ key, tags, until, madeAt, maxAge = 0, headers, body }: Made): Kept {
  const isShrinking = isCompressible(String(headers['content-type'] ?? ''), body.length)
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const common = { ...headers, ...(isShrinking ? { vary: 'Accept-Encoding' } : {}) }
  return {
    key,
    tags,
    madeAt,
    until: Math.min(until?.getTime() ?? Infinity, madeAt + LONGEST),
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
export function readyVariant(kept: Kept, encoding: Encoding | null): Variant | null {
  if (encoding === null || !kept.isShrinking) return kept.plain
  const variant = kept.encoded[encoding]
  return variant && !(variant instanceof Promise) ? variant : null
}

/** The variant for an encoding, compressed once however many ask. */
export async function variantOf(kept: Kept, encoding: Encoding | null): Promise<Variant> {
  if (encoding === null || !kept.isShrinking) return kept.plain
  return (kept.encoded[encoding] ??= encode(kept, encoding))
}

/**
 * Makes the variant of an encoding as small as it gets, in the background. It has a tag of its own, since it
 * has bytes of its own.
 */
export async function press(kept: Kept, encoding: Encoding): Promise<void> {
  const bytes = await compressed(kept.plain.bytes, encoding, 'pressed')
  const etag = kept.plain.etag.replace(/"$/, `-${encoding}-pressed"`)
  kept.encoded[encoding] = encodedVariant(kept, { encoding, etag, bytes })
}

async function encode(kept: Kept, encoding: Encoding): Promise<Variant> {
  const bytes = await compressed(kept.plain.bytes, encoding, 'kept')
  const etag = kept.plain.etag.replace(/"$/, `-${encoding}"`)
  const variant = encodedVariant(kept, { encoding, etag, bytes })
  kept.encoded[encoding] = variant
  return variant
}

function encodedVariant(
  kept: Kept,
  { encoding, etag, bytes }: { encoding: Encoding; etag: string; bytes: Buffer },
): Variant {
  const headers = replaced(kept.plain.headers, { etag, 'content-length': String(bytes.length) })
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
