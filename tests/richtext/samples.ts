// What the references of `wholeBody` lead to.

import type { ReferencedDocuments } from '#src/richtext/body/references.ts'
import type { PublicAuthor, PublicImage } from '#src/richtext/types.ts'
import { ndprFloor, tungstenRange } from '../figures/samples.ts'

export const analyst: PublicAuthor = {
  id: 'staff-1',
  slug: 'mara-lindqvist',
  name: 'Mara Lindqvist',
  jobTitle: 'Rare earths analyst',
  bio: null,
}

export const mine: PublicImage = {
  id: 'media-1',
  alt: 'An open pit',
  credit: 'Photo: J. Doe',
  rights: 'Licensed',
  url: '/media/mine.jpg',
  width: 3000,
  height: 2000,
  mimeType: 'image/jpeg',
  sizes: [
    { name: 'wide', url: '/media/mine wide.webp', width: 1280, height: 853 },
    { name: 'thumb', url: '/media/mine,thumb.webp', width: 320, height: 213 },
    { name: 'og', url: '/media/mine-og.jpg', width: 1200, height: 630 },
  ],
}

export const documents: ReferencedDocuments = {
  figures: new Map([
    [ndprFloor.id, ndprFloor],
    [tungstenRange.id, tungstenRange],
  ]),
  media: new Map([[mine.id, mine]]),
  staff: new Map([[analyst.id, analyst]]),
}
