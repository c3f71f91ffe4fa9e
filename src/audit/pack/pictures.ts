// The pictures of a document as data within the page, so that it can be read years later without our server.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { PublicImage } from '#src/richtext/types.ts'

/** The width at which pictures are kept, in pixels: as wide as our pages show them. */
const WIDTH = 1_280

const TYPES: Record<string, string> = {
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.avif': 'image/avif',
}

/** A picture that an edition shows and whose file the newsroom's disk no longer holds. */
export type MissingPicture = { edition: number; picture: string; file: string; alt: string }

export type WithPictures = {
  /** The document with every picture in one size, under an address of its own. */
  document: PublicArticle
  /** Puts the data of each picture in the place of its address. */
  embed: (html: string) => string
  missing: Omit<MissingPicture, 'edition'>[]
}

/** Reads every picture that a document shows. One whose file is gone is named, and empty on the page. */
export async function withPictures(
  document: PublicArticle,
  { siteUrl, mediaDir }: { siteUrl: string; mediaDir: string },
): Promise<WithPictures> {
  const data = new Map<string, string>()
  const missing = new Map<string, Omit<MissingPicture, 'edition'>>()
  const placed = await mapImages(document, async (image) => {
    const url = `/picture-${data.size + 1}`
    const file = fileOf(image)
    const bytes = await readFile(path.join(mediaDir, file)).catch(() => null)
    if (!bytes) missing.set(file, { picture: image.id, file, alt: image.alt })
    data.set(`${siteUrl}${url}`, bytes ? dataUrl(file, bytes) : NO_PICTURE)
    return { ...image, url, sizes: [] }
  })
  return {
    document: placed,
    missing: [...missing.values()],
    embed: (html) =>
      [...data].reduce(
        (text, [address, bytes]) => text.replaceAll(`src="${address}"`, `src="${bytes}"`),
        html,
      ),
  }
}

/** The page asks nobody for it; its alternative text stands in its place. */
const NO_PICTURE = 'data:,'

/** The name of the file in which a picture is kept at our width. */
function fileOf(image: PublicImage): string {
  const { url } = image.sizes.findLast((size) => size.width <= WIDTH && size.name !== 'og') ?? image
  return path.basename(decodeURIComponent(new URL(url, 'http://localhost').pathname))
}

function dataUrl(file: string, bytes: Buffer): string {
  return `data:${TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream'};base64,${bytes.toString('base64')}`
}

/** Every object of the document that is a picture, changed; the rest as it is. */
async function mapImages(
  document: PublicArticle,
  change: (image: PublicImage) => Promise<PublicImage>,
): Promise<PublicArticle> {
  const walk = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) {
      const parts: unknown[] = []
      for (const part of value) parts.push(await walk(part))
      return parts
    }
    if (typeof value !== 'object' || value === null) return value
    if (isImage(value)) return change(value)
    const parts: [string, unknown][] = []
    for (const [key, part] of Object.entries(value)) parts.push([key, await walk(part)])
    return Object.fromEntries(parts)
  }
  return (await walk(document)) as PublicArticle
}

function isImage(value: object): value is PublicImage {
  return (
    'url' in value &&
    'sizes' in value &&
    Array.isArray(value.sizes) &&
    'mimeType' in value &&
    typeof value.url === 'string'
  )
}
