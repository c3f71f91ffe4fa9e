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

/** The same document with every picture in one size, under an address of its own, and what to put in place of each address. */
export async function withPictures(
  document: PublicArticle,
  { siteUrl, mediaDir }: { siteUrl: string; mediaDir: string },
): Promise<{ document: PublicArticle; embed: (html: string) => string }> {
  const data = new Map<string, string>()
  const placed = await mapImages(document, async (image) => {
    const url = `/picture-${data.size + 1}`
    data.set(`${siteUrl}${url}`, await dataOf(image, mediaDir))
    return { ...image, url, sizes: [] }
  })
  return {
    document: placed,
    embed: (html) =>
      [...data].reduce(
        (text, [address, bytes]) => text.replaceAll(`src="${address}"`, `src="${bytes}"`),
        html,
      ),
  }
}

/** A picture that is gone from the disk is an empty one; its alternative text stands. */
async function dataOf(image: PublicImage, mediaDir: string): Promise<string> {
  const { url } = image.sizes.findLast((size) => size.width <= WIDTH && size.name !== 'og') ?? image
  const file = path.basename(decodeURIComponent(new URL(url, 'http://localhost').pathname))
  const bytes = await readFile(path.join(mediaDir, file)).catch(() => null)
  return bytes
    ? `data:${TYPES[path.extname(file).toLowerCase()] ?? image.mimeType};base64,${bytes.toString('base64')}`
    : 'data:,'
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
