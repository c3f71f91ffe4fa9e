// The sides of pictures that were published before they were turned: what is stored of them, and was approved, says those of
// the unturned file.

import type { Payload } from 'payload'
import type { PublicArticle } from '#src/articles/publicArticle.ts'

type Sides = { width: number; height: number }

/** One table for the process: Next may load this module more than once. */
const KEY = Symbol.for('assay.pictures.shownSides')
type Shared = { sides: Map<string, Sides>; generation: number }
const shared = globalThis as { [KEY]?: Shared }
const known = (shared[KEY] ??= { sides: new Map(), generation: 0 })

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

/** The document with the sides of its pictures as they are shown; itself where it has them. */
export function withShownSides(document: PublicArticle): PublicArticle {
  return known.sides.size === 0 ? document : (changed(document) as PublicArticle)
}

function changed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(changed)
  if (typeof value !== 'object' || value === null) return value
  if (isPicture(value)) return { ...value, ...known.sides.get(value.id) }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, changed(part)]))
}

function isPicture(value: object): value is { id: string } {
  return 'id' in value && typeof value.id === 'string' && 'mimeType' in value && 'sizes' in value
}
