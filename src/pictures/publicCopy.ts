// The copy of a picture that readers get: turned as it is shown, with its colours and nothing else of what
// the camera wrote.

import sharp, { type Sharp, type SharpOptions } from 'sharp'
import { type Target, targetOf } from './colourProfile.ts'
import { MAX_PIXELS } from './cost.ts'
import { NotAnImageError } from './errors.ts'
import { examine, type Examined, examineUpload, isAnimated, unreadable } from './examine.ts'
import { PICTURE_SIZES, type PictureSize } from './sizes.ts'
import { asFile } from './writeProfile.ts'

sharp.cache(false)
sharp.concurrency(1)

/**
 * Pixels of its longer side at most; the original, which the desk keeps, has them all. AVIF takes the most
 * memory to write.
 */
const MAX_SIDE = 3840
const MAX_AVIF_SIDE = 2560

/**
 * What shows through a transparent picture: the same on a light page, on a dark one and elsewhere, so that
 * nobody sees other words.
 */
const GROUND = '#ffffff'

export type MadeFile = { bytes: Buffer; type: string; extension: string; width: number; height: number }

export type PublicCopy = MadeFile & { sizes: Partial<Record<PictureSize, MadeFile>> }

/**
 * The public copy of an uploaded file, with its sizes. Nothing that stands in the file besides pixels is
 * kept: sharp writes nothing else unless it is told to. Its colours come with a profile of our own, in the
 * common space that they are in; those of a screen or a scanner are written in Display P3.
 * @throws NotAnImageError, with what to change, where the file cannot be decoded.
 */
export async function makePublicCopy(original: Buffer): Promise<PublicCopy> {
  const copy = await copyOf(original, await examineUpload(original), 'error')
  const sizes: PublicCopy['sizes'] = {}
  for (const { name } of PICTURE_SIZES) {
    const size = await sizeOf(copy, name)
    if (size) sizes[name] = size
  }
  return { ...copy, sizes }
}

/**
 * The public copy of a file that was published before there were copies, as far as it can be read: browsers
 * have shown no more of it. Its sizes were stripped when they were made.
 * @throws NotAnImageError where nothing of it can be decoded.
 */
export async function makeBareCopy(original: Buffer): Promise<MadeFile> {
  return copyOf(original, await examine(original), 'none')
}

async function copyOf(
  original: Buffer,
  { type, extension, header }: Examined,
  failOn: 'error' | 'none',
): Promise<MadeFile> {
  const animated = isAnimated(header)
  const side = type === 'image/avif' ? MAX_AVIF_SIDE : MAX_SIDE
  const target = header.icc ? targetOf(header.icc) : null
  const opened = sharp(original, { ...OPTIONS, animated, failOn, ignoreIcc: target?.isNear ?? false })
  const fitted = (animated ? opened : opened.autoOrient())
    .flatten({ background: GROUND })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  const { data, info } = await inColours(fitted, target, (picture) =>
    encoded(picture, original, { type, header })
      .toBuffer({ resolveWithObject: true })
      .catch(() => {
        throw unreadable()
      }),
  )
  return { bytes: data, type, extension, width: info.width, height: info.pageHeight ?? info.height }
}

/**
 * With its colours in the target's profile. Where sharp cannot reckon with a profile it leaves the old one in
 * the file and says nothing, so the file is looked at.
 */
async function inColours<Made extends { data: Buffer }>(
  picture: Sharp,
  target: Target | null,
  make: (picture: Sharp) => Promise<Made>,
): Promise<Made> {
  if (!target) return make(picture)
  const made = await asFile(target.profile, (file) => make(picture.withIccProfile(file)))
  const { icc } = await sharp(made.data).metadata()
  if (icc?.equals(target.profile)) return made
  throw new NotAnImageError('The colours of the picture cannot be read. Save it in sRGB and upload that.')
}

/** Rows are read from top to bottom and forgotten, wherever the format allows it. */
const OPTIONS: SharpOptions = { sequentialRead: true, limitInputPixels: MAX_PIXELS }

function encoded(
  picture: Sharp,
  original: Buffer,
  { type, header }: Pick<Examined, 'type' | 'header'>,
): Sharp {
  switch (type) {
    case 'image/jpeg':
      return picture.jpeg({
        quality: 90,
        chromaSubsampling: header.chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0',
        optimiseCoding: false, // it would hold the whole picture
      })
    case 'image/png':
      return picture.png()
    case 'image/webp':
      return picture.webp(isLossless(original) ? { lossless: true } : { quality: 85 })
    case 'image/avif':
      return picture.avif({ quality: 65, effort: 0 })
  }
}

/** The first chunk of a plain lossless WebP (RFC 9649, section 2.6). */
function isLossless(webp: Buffer): boolean {
  return webp.toString('latin1', 12, 16) === 'VP8L'
}

/** One size of a copy; null where the copy is smaller than it. */
async function sizeOf(copy: MadeFile, name: PictureSize): Promise<MadeFile | null> {
  const size = PICTURE_SIZES.find((one) => one.name === name)!
  const height = 'height' in size ? size.height : undefined
  if (!('withoutEnlargement' in size) && copy.width < size.width && (!height || copy.height < height))
    return null
  const { format, options } = size.formatOptions
  const { data, info } = await sharp(copy.bytes, { ...OPTIONS, pages: 1 })
    .resize({
      width: size.width,
      ...(height ? { height, fit: 'cover' as const, position: 'centre' } : {}),
      withoutEnlargement: 'withoutEnlargement' in size,
    })
    .keepIccProfile()
    .toFormat(format, options)
    .toBuffer({ resolveWithObject: true })
  return {
    bytes: data,
    type: `image/${format}`,
    extension: format === 'jpeg' ? 'jpg' : format,
    width: info.width,
    height: info.height,
  }
}
