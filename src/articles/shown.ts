// What the public may know of the people, pictures and sections that an article shows.

import type { Commodity, Media, Staff, Topic } from '#payload-types'
import type { PublicTerm } from '#src/figures/types.ts'
import type { PublicAuthor, PublicImage } from '#src/richtext/types.ts'

/** The public face of a staff member: never an address or a role. */
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
