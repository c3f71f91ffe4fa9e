// What a file is, told from its first bytes alone: nothing is decoded before it is known what that takes.

import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Metadata } from 'sharp'
import {
  DECODING_BUDGET,
  decodingCost,
  MAX_FILE_BYTES,
  MAX_SIDE,
  MAX_PIXELS,
  pixelsOf,
  TOO_LARGE_FILE,
} from './cost.ts'
import { NotAnImageError } from './errors.ts'
import { wordsInPng } from './pngWords.ts'

const EXTENSIONS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
} as const

/** A PNG with several frames, which sharp gives the first of. */
const MOVING_PNG = 'image/apng'

export type PictureType = keyof typeof EXTENSIONS

export const PICTURE_TYPES = Object.keys(EXTENSIONS) as PictureType[]

/** Notes and licences of a picture take some kilobytes. */
const MAX_WORDS = 1024 * 1024

export type Examined = { type: PictureType; extension: (typeof EXTENSIONS)[PictureType]; header: Metadata }

/** Says what a file is. @throws NotAnImageError, with what to change, where it is no image of ours. */
export async function examine(bytes: Buffer): Promise<Examined> {
  const type = (await fileTypeFromBuffer(bytes))?.mime
  if (type === MOVING_PNG) throw moves()
  if (!isPictureType(type))
    throw new NotAnImageError(
      'The file is no JPEG, PNG, WebP or AVIF image, whatever its name says. Save it as one of ' +
        'these and upload that.',
    )
  const header = await sharp(bytes, { limitInputPixels: false }) // its header alone
    .metadata()
    .catch(() => null)
  if (!header || pixelsOf(header) === 0) throw unreadable()
  return { type, extension: EXTENSIONS[type], header }
}

/**
 * Which kind of picture a file is by its first bytes, whatever is stored of it; null where it is none of
 * ours.
 */
export async function pictureTypeOf(bytes: Buffer): Promise<PictureType | null> {
  const type = (await fileTypeFromBuffer(bytes))?.mime
  return isPictureType(type) ? type : null
}

/**
 * The same of an upload, which must be one that we can decode. @throws NotAnImageError, with what to change.
 */
export async function examineUpload(bytes: Buffer): Promise<Examined> {
  if (bytes.length > MAX_FILE_BYTES) throw new NotAnImageError(TOO_LARGE_FILE)
  if (wordsInPng(bytes) > MAX_WORDS)
    throw new NotAnImageError(
      'The file holds more than 1 MB of words beside the picture. Save it without them ' +
        '(without metadata) and upload that.',
    )
  const examined = await examine(bytes)
  const { header } = examined
  if (pixelsOf(header) > MAX_PIXELS)
    throw new NotAnImageError(
      'The picture has more than 50 million pixels. Save a smaller version and upload that.',
    )
  if (Math.max(header.width ?? 0, header.height ?? 0) > MAX_SIDE)
    throw new NotAnImageError(
      'The picture is longer than 30,000 pixels on one side. Save a smaller version and upload that.',
    )
  if (decodingCost({ ...header, pixels: pixelsOf(header) }) > DECODING_BUDGET)
    throw new NotAnImageError(
      'The picture takes too much memory to read. Save it as a plain JPEG or PNG, neither ' +
        'progressive nor interlaced, and upload that.',
    )
  // The desk sees its first frame alone, so nobody would approve the others.
  if (isAnimated(header)) throw moves()
  return examined
}

function moves(): NotAnImageError {
  return new NotAnImageError('The picture moves. Save the one frame that readers shall see, and upload that.')
}

/** Whether a picture has several frames. */
export function isAnimated({ pages = 1 }: Metadata): boolean {
  return pages > 1
}

/** 400 for what begins like an image and is none, or not all of one. */
export function unreadable(): NotAnImageError {
  return new NotAnImageError(
    'The picture is damaged or cut off. Save it again from its source and upload that.',
  )
}

function isPictureType(type: string | undefined): type is PictureType {
  return type !== undefined && type in EXTENSIONS
}
