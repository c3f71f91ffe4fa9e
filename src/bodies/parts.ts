// How many parts a form has, and how long their heads are, told by its bytes: a reader of forms makes an
// object of each part, which takes a second for 200,000.

import { MIMEType } from 'node:util'

const AMPERSAND = '&'

/**
 * The parts of a form of this content type, `most` and one at most, its closing boundary not counted. Null
 * where it says no one boundary, which two readers of it might take for different ones; a form without
 * boundaries has its fields between `&`.
 */
export function countParts(body: Uint8Array, type: string, most: number): number | null {
  if (!type.toLowerCase().includes('multipart/')) return 1 + countOf(body, AMPERSAND, most)
  const boundary = boundaryOf(type)
  return boundary === null ? null : Math.max(0, countOf(body, `--${boundary}`, most + 2) - 1)
}

/** Bytes from a boundary to the text of its part: names and types of ours are a hundredth of that. */
const MAX_HEAD_BYTES = 16 * 1024

/**
 * Whether what stands before the text of any part is longer: a reader of forms takes it line by line, which
 * takes a second for 19 MB.
 */
export function hasLongHead(body: Uint8Array, type: string): boolean {
  const boundary = type.toLowerCase().includes('multipart/') ? boundaryOf(type) : null
  if (boundary === null) return false
  const bytes = bytesOf(body)
  const mark = `--${boundary}`
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + mark.length)) {
    const head = bytes.subarray(at, at + mark.length + MAX_HEAD_BYTES)
    if (at + head.length < bytes.length && !head.includes(END_OF_HEAD)) return true
  }
  return false
}

const END_OF_HEAD = '\r\n\r\n'

function boundaryOf(type: string): string | null {
  if ((type.match(/boundary[^;=]*=/gi) ?? []).length !== 1) return null
  try {
    return new MIMEType(type).params.get('boundary') || null
  } catch {
    return null
  }
}

function countOf(body: Uint8Array, text: string, most: number): number {
  const bytes = bytesOf(body)
  let count = 0
  for (let at = bytes.indexOf(text); at !== -1 && count < most; at = bytes.indexOf(text, at + text.length))
    count += 1
  return count
}

function bytesOf(body: Uint8Array): Buffer {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}
