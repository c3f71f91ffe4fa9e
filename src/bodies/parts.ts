// How many parts a form has, counted in its bytes: a reader of forms makes an object of each, which takes a second for 200,000.

import { MIMEType } from 'node:util'

const AMPERSAND = '&'

/**
 * The parts of a form of this content type, `most` and one at most, its closing boundary not counted. Null where it says no one
 * boundary, which two readers of it might take for different ones; a form without boundaries has its fields between `&`.
 */
export function countParts(body: Uint8Array, type: string, most: number): number | null {
  if (!type.toLowerCase().includes('multipart/')) return 1 + countOf(body, AMPERSAND, most)
  const boundary = boundaryOf(type)
  return boundary === null ? null : Math.max(0, countOf(body, `--${boundary}`, most + 2) - 1)
}

function boundaryOf(type: string): string | null {
  if ((type.match(/boundary[^;=]*=/gi) ?? []).length !== 1) return null
  try {
    return new MIMEType(type).params.get('boundary') || null
  } catch {
    return null
  }
}

function countOf(body: Uint8Array, text: string, most: number): number {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  let count = 0
  for (let at = bytes.indexOf(text); at !== -1 && count < most; at = bytes.indexOf(text, at + text.length))
    count += 1
  return count
}
