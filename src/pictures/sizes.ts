// The sizes that are made of every picture. Payload takes from here which fields there are, and makes none of
// them itself.

import type { ImageSize } from 'payload'

const WEBP = { format: 'webp', options: { quality: 78 } } as const

/** The widest first is not needed: each is made of the public copy, one after the other. */
export const PICTURE_SIZES = [
  { name: 'thumb', width: 320, formatOptions: WEBP },
  { name: 'card', width: 640, formatOptions: WEBP },
  { name: 'wide', width: 1280, formatOptions: WEBP },
  { name: 'full', width: 1920, withoutEnlargement: true, formatOptions: WEBP },
  {
    name: 'og',
    width: 1200,
    height: 630,
    position: 'centre',
    formatOptions: { format: 'jpeg', options: { quality: 80 } },
  },
] as const satisfies ImageSize[]

export type PictureSize = (typeof PICTURE_SIZES)[number]['name']
