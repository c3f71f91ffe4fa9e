// Pictures of a published article as they are shown now. The sides of those that were published before they
// were turned: what is stored of them, and was approved, says those of the unturned file. And their
// addresses, where the newsroom has got another since.

import type { Payload } from 'payload'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { processWide } from '#src/process/processWide.ts'
import type { PublicImage } from '#src/richtext/types.ts'

type Sides = { width: number; height: number }

const known = processWide('pictures.shownSides', () => ({ sides: new Map<string, Sides>(), generation: 0 }))

/** Changes whenever the table does: what was made with an older one is made again. */
export function sidesGeneration(): number {
  return known.generation
}

/** Reads which pictures have other sides than what is stored of them. Few have, and no new one. */
export async function loadShownSides(payload: Payload): Promise<void> {
  const { docs } = await payload.find({
    collection: 'media',
    where: { shownWidth: { exists: true } },
    select: { shownWidth: true, shownHeight: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the sides of pictures
  })
  known.sides = new Map(
    docs.flatMap(({ id, shownWidth, shownHeight }) =>
      shownWidth && shownHeight ? [[id, { width: shownWidth, height: shownHeight }]] : [],
    ),
  )
  known.generation += 1
}

/**
 * An address of our own picture files, under whatever name this newsroom had when the article was published.
 */
const ORIGIN = /^https?:\/\/[^/]+(?=\/api\/media\/file\/)/

/**
 * The document with its pictures as they are shown: with the sides of their files, and under the address that
 * this newsroom has now (`siteUrl`, without a slash at its end). `text` is the JSON of it. Itself where
 * nothing is to be changed.
 */
export function withShownPictures(document: PublicArticle, text: string, siteUrl: string): PublicArticle {
  if (known.sides.size === 0 && !hasOtherAddress(text, siteUrl)) return document
  return changed(document, siteUrl) as PublicArticle
}

function hasOtherAddress(text: string, siteUrl: string): boolean {
  const origins = text.matchAll(/"(https?:\/\/[^/"]+)\/api\/media\/file\//g)
  return [...origins].some(([, origin]) => origin !== siteUrl)
}

function changed(value: unknown, siteUrl: string): unknown {
  if (Array.isArray(value)) return value.map((one) => changed(one, siteUrl))
  if (typeof value !== 'object' || value === null) return value
  if (isPicture(value)) return shown(value, siteUrl)
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, changed(part, siteUrl)]))
}

function shown(picture: PublicImage, siteUrl: string): PublicImage {
  const here = (url: string) => url.replace(ORIGIN, siteUrl)
  const sizes = picture.sizes.map((size) => ({ ...size, url: here(size.url) }))
  return { ...picture, url: here(picture.url), sizes, ...known.sides.get(picture.id) }
}

function isPicture(value: object): value is PublicImage {
  return (
    'id' in value && typeof value.id === 'string' && 'mimeType' in value && 'sizes' in value && 'url' in value
  )
}
