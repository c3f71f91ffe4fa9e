// How bytes are compressed on their way out, and which way a visitor takes (RFC 9110, section 12.5.3).

import { promisify } from 'node:util'
import { brotliCompress, type BrotliOptions, constants, gzip, type ZlibOptions } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

/** Below this a header and a checksum cost more than is won. */
const WORTH_BYTES = 860

/**
 * Of brotli's 11 and gzip's 9. Bytes that are kept are made at once within an eighth of the smallest; those
 * sent once, in a third of that time; and those that turn out to be asked for again and again are pressed,
 * which takes a tenth of a second.
 */
const BROTLI_QUALITY = { pressed: 11, kept: 5, once: 3 }
const GZIP_LEVEL = { pressed: 9, kept: 6, once: 3 }

/**
 * What is sent once goes as gzip: with many answers on their way at once, the memory that brotli takes anew
 * for each costs several times the work of making the answer (docs/performance.md).
 */
const LIKED = { kept: ['br', 'gzip'], once: ['gzip', 'br'] } as const

const TEXT =
  /^(?:text\/|application\/(?:json|javascript|xml|rss\+xml|atom\+xml|ld\+json|manifest\+json)|image\/svg\+xml)/

/** Whether bytes of this type and number get smaller by it. */
export function isCompressible(type: string | null | undefined, bytes: number): boolean {
  return bytes >= WORTH_BYTES && TEXT.test(type ?? '')
}

/** Browsers send a handful of values: each is read once. */
const read = new Map<string, ReadonlySet<Encoding>>()
const MAX_REMEMBERED = 200

/**
 * The way for bytes that are kept, or sent once; null for none. `q=0` is a refusal. What `*` allows is left
 * to those who name it.
 */
export function encodingFor(accepted: string | undefined, use: keyof typeof LIKED = 'kept'): Encoding | null {
  if (!accepted) return null
  const taken = takenBy(accepted)
  return LIKED[use].find((encoding) => taken.has(encoding)) ?? null
}

function takenBy(accepted: string): ReadonlySet<Encoding> {
  const known = read.get(accepted)
  if (known) return known
  const taken = new Set(accepted.split(',').flatMap(takenIn))
  if (read.size < MAX_REMEMBERED) read.set(accepted, taken)
  return taken
}

function takenIn(entry: string): Encoding[] {
  const [name = '', ...parameters] = entry.split(';')
  const encoding = name.trim().toLowerCase()
  if (encoding !== 'br' && encoding !== 'gzip') return []
  return parameters.some((parameter) => /^\s*q\s*=\s*0(?:\.0*)?\s*$/i.test(parameter)) ? [] : [encoding]
}

const gzipped = promisify<Buffer, ZlibOptions, Buffer>(gzip)
const brotlied = promisify<Buffer, BrotliOptions, Buffer>(brotliCompress)

/** The bytes in an encoding. Runs beside the event loop. */
export function compressed(
  bytes: Buffer,
  encoding: Encoding,
  use: keyof typeof BROTLI_QUALITY,
): Promise<Buffer> {
  if (encoding === 'gzip') return gzipped(bytes, { level: GZIP_LEVEL[use] })
  return brotlied(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[use],
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}
