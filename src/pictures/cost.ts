// What it takes to decode a picture, told from its header.

import type { Metadata } from 'sharp'

/**
 * Bytes that the decoder may hold at one time; with what is made of it, a container of 512 MiB has room for
 * that.
 */
export const DECODING_BUDGET = 160_000_000

/** A picture of more pixels is not taken, however it is packed. All frames of an animation count. */
export const MAX_PIXELS = 50_000_000

/**
 * A picture longer than this on either side is not taken: of 50 million rows of one pixel each costs its own
 * time.
 */
export const MAX_SIDE = 30_000

/** Bytes of a file that is taken. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024
export const TOO_LARGE_FILE = 'The file is larger than 20 MB. Save a smaller version and upload that.'

type Header = Pick<Metadata, 'format' | 'depth' | 'channels' | 'isProgressive' | 'chromaSubsampling'> & {
  pixels: number
}

/** The pixels of all frames: the decoder gives the height of one of them. */
export function pixelsOf({ width = 0, height = 0, pages = 1 }: Partial<Metadata>): number {
  return width * height * pages
}

/**
 * Bytes that the decoder holds until it has seen all of the picture. Rows that come from top to bottom are
 * read, made smaller and forgotten: those cost nothing.
 */
export function decodingCost({
  format,
  pixels,
  depth,
  channels = 4,
  isProgressive,
  chromaSubsampling,
}: Header): number {
  switch (format) {
    case 'png':
      return isProgressive ? pixels * channels * (depth === 'ushort' ? 2 : 1) : 0
    case 'jpeg':
      return isProgressive ? pixels * 2 * (chromaSubsampling?.includes('4:2:0') ? 1.5 : channels) : 0
    case 'webp':
      return pixels * 4
    default:
      return pixels * 15 // AVIF: its planes, and the colours made of them; measured
  }
}
