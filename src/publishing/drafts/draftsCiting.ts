// What names a thing by a field of its own: the database would empty that field when the thing is deleted,
// and nobody would see it.

import type { PayloadRequest } from 'payload'
import type { ShownCollection } from '#src/articles/shown.ts'

/**
 * The field of an article that names a thing of a collection. What a body cites leaves a gap, which keeps the
 * text back.
 */
const FIELDS: Partial<Record<ShownCollection, 'leadImage' | 'topics' | 'commodities' | 'byline'>> = {
  media: 'leadImage',
  topics: 'topics',
  commodities: 'commodities',
  staff: 'byline',
}

/** Most names in one sentence. */
const MAX_NAMES = 5

// Whoever deletes it.
const ASKED = { limit: MAX_NAMES, pagination: false, depth: 0, overrideAccess: true } as const

/** The headlines of at most five articles whose newest draft names this thing. */
export async function draftsCiting(
  req: PayloadRequest,
  collection: ShownCollection,
  id: string,
): Promise<string[]> {
  const field = FIELDS[collection]
  if (!field) return []
  const { docs } = await req.payload.find({
    collection: 'articles',
    draft: true,
    where: { [field]: { in: [id] } },
    select: { headline: true },
    ...ASKED,
    req,
  })
  return docs.map(({ headline }) => headline || 'An untitled article')
}

/** The headlines of at most five versions that name this thing: what was saved of a text stays as it was. */
export async function versionsCiting(
  req: PayloadRequest,
  collection: ShownCollection,
  id: string,
): Promise<string[]> {
  const field = FIELDS[collection]
  if (!field) return []
  const { docs } = await req.payload.findVersions({
    collection: 'articles',
    where: { [`version.${field}`]: { in: [id] } },
    select: { version: { headline: true } },
    ...ASKED,
    req,
  })
  return [...new Set(docs.map(({ version }) => version.headline || 'An untitled article'))]
}

/** What at most five figures, and five other commodities, are called that name this commodity. */
export async function figuresAndSectionsOf(req: PayloadRequest, commodity: string): Promise<string[]> {
  const [figures, below] = await Promise.all([
    req.payload.find({
      collection: 'figures',
      where: { commodity: { equals: commodity } },
      select: { label: true },
      ...ASKED,
      req,
    }),
    req.payload.find({
      collection: 'commodities',
      where: { parent: { equals: commodity } },
      select: { name: true },
      ...ASKED,
      req,
    }),
  ])
  return [
    ...figures.docs.map(({ label }) => `the figure “${label}”`),
    ...below.docs.map(({ name }) => `the commodity “${name}”`),
  ]
}
