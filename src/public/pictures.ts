// The file of a picture, for everybody: only while an article that is out shows it.

import type { Payload } from 'payload'
import { publicMedia } from '#access/rules.ts'
import { readPicture } from '#src/pictures/pictureStore.ts'
import { PICTURE_SIZES } from '#src/pictures/sizes.ts'

/** Larger files, which no page of ours asks for, are left to Payload, which sends them piece by piece. */
const MAX_CACHED_BYTES = 1024 * 1024

/** The names under which pictures are stored: our own, with the size that was made of them. */
const NAME = /^[a-z0-9-]{1,120}\.(jpg|png|webp|avif)$/

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
}

export type PublicPicture = { mediaId: string; type: string; bytes: Buffer }

/** The file with this name, or null when there is none that everybody may see. */
export async function findPublicPicture({
  payload,
  name,
}: {
  payload: Payload
  name: string
}): Promise<PublicPicture | null> {
  const extension = NAME.exec(name)?.[1]
  if (!extension) return null
  const named = [
    { filename: { equals: name } },
    ...PICTURE_SIZES.map((size) => ({ [`sizes.${size.name}.filename`]: { equals: name } })),
  ]
  const { docs } = await payload.find({
    collection: 'media',
    where: { and: [publicMedia, { or: named }] },
    select: { filename: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the rule of visibility is in the query
  })
  const [media] = docs
  if (!media) return null
  const bytes = await readPicture('media', name)
  return bytes && bytes.length <= MAX_CACHED_BYTES
    ? { mediaId: media.id, type: TYPES[extension]!, bytes }
    : null
}
