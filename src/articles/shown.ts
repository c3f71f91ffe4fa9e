// What the public may know of the figures, people, pictures and sections that an article shows, and which of
// their fields that is made of: whoever changes one of these wrote some of the article, and a task is raised
// where it is public.

import type { Commodity, Figure, Media, Staff, Topic } from '#payload-types'
import type { PublicFigure, PublicTerm } from '#src/figures/types.ts'
import type { PublicAuthor, PublicImage } from '#src/richtext/types.ts'

/** The public profile of a staff member: never an address or a role. */
export function publicAuthor(staff: Staff): PublicAuthor {
  return {
    id: staff.id,
    slug: staff.slug ?? staff.id,
    name: staff.name,
    jobTitle: staff.jobTitle || null,
    bio: staff.bio || null,
  }
}

/** A picture with its sizes, its credit and its rights. */
export function publicImage(media: Media): PublicImage {
  const sizes = Object.entries(media.sizes ?? {}).flatMap(([name, size]) =>
    size?.url && size.width && size.height
      ? [{ name, url: size.url, width: size.width, height: size.height }]
      : [],
  )
  return {
    id: media.id,
    alt: media.alt,
    credit: media.credit,
    rights: media.rights,
    url: media.url ?? '',
    width: media.width ?? 0,
    height: media.height ?? 0,
    mimeType: media.mimeType ?? 'image/jpeg',
    sizes,
  }
}

/** A section as a link shows it. */
export function publicTerm(term: Commodity | Topic): PublicTerm {
  return { slug: term.slug ?? term.id, name: term.name }
}

/** What articles show beside their own text, by collection. */
export type ShownCollection = 'figures' | 'media' | 'commodities' | 'topics' | 'staff'

/**
 * The stored fields that each part of what readers get is made of; none for what never changes, as an id or a
 * file.
 */
type Sources<Public, Stored> = Record<keyof Public, readonly (keyof Stored)[]>

const FIGURE = {
  id: [],
  label: ['label'],
  value: ['value'],
  low: ['low'],
  high: ['high'],
  unit: ['unit'],
  currency: ['currency'],
  kind: ['kind'],
  asOf: ['asOf'],
  zone: ['zone'],
  source: ['sourceTitle', 'sourceUrl', 'sourceAccessed'],
  commodity: ['commodity'],
  // Written out of the others.
  text: [],
} satisfies Sources<PublicFigure, Figure>

const IMAGE = {
  id: [],
  alt: ['alt'],
  credit: ['credit'],
  rights: ['rights'],
  url: [],
  width: [],
  height: [],
  mimeType: [],
  sizes: [],
} satisfies Sources<PublicImage, Media>

const AUTHOR = {
  id: [],
  name: ['name'],
  slug: ['slug'],
  jobTitle: ['jobTitle'],
  bio: ['bio'],
} satisfies Sources<PublicAuthor, Staff>

const TERM = { name: ['name'], slug: ['slug'] } satisfies Sources<PublicTerm, Commodity | Topic>

/** The fields of each collection that readers see in an article that shows it. */
export const SHOWN_FIELDS: Readonly<Record<ShownCollection, readonly string[]>> = {
  figures: Object.values(FIGURE).flat(),
  media: Object.values(IMAGE).flat(),
  staff: Object.values(AUTHOR).flat(),
  commodities: Object.values(TERM).flat(),
  topics: Object.values(TERM).flat(),
}
