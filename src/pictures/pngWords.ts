// How much of a PNG is words beside the picture: they are read whole to know what the file is, which holds
// everybody up.

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Chunks of text (PNG 11.3.3): plain, compressed and international. */
const TEXTS: readonly number[] = ['tEXt', 'zTXt', 'iTXt'].map(typeOf)
/** The last chunk (PNG 11.2.5). What stands behind it is no part of the picture. */
const END = typeOf('IEND')

/** What stands around the words of a chunk: its length, its type, and its checksum. */
const AROUND = 12

/**
 * The bytes of all texts in a PNG, with what stands around each: an empty one is work too. 0 for any other
 * file. Reads the heads of the chunks alone, of which there may be one for every 12 bytes.
 */
export function wordsInPng(bytes: Buffer): number {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return 0
  let sum = 0
  for (let at = SIGNATURE.length; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.readUInt32BE(at + 4)
    if (type === END) break
    if (TEXTS.includes(type)) sum += Math.min(AROUND + length, bytes.length - at)
    at += AROUND + length
  }
  return sum
}

function typeOf(name: string): number {
  return Buffer.from(name, 'latin1').readUInt32BE()
}
