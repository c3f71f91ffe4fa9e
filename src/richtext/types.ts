// Rich text as Payload stores it, and the people and pictures that a resolved text refers to.

/** A Lexical editor state as Payload stores it. */
export type RichText = { root: RichTextNode & { children: RichTextNode[] } }

/** One node of a Lexical editor state; which properties it has depends on `type`. */
export type RichTextNode = {
  type: string
  version?: number
  children?: RichTextNode[]
  [property: string]: unknown
}

/** A staff member as a byline shows them. */
export type PublicAuthor = {
  id: string
  slug: string
  name: string
  jobTitle: string | null
  bio: string | null
}

/** One width of an image; `url` is a path on this site. */
type PublicImageSize = { name: string; url: string; width: number; height: number }

/** An image with what must stand beside it: alternative text, credit and rights. */
export type PublicImage = {
  id: string
  alt: string
  credit: string
  rights: string
  url: string
  width: number
  height: number
  mimeType: string
  sizes: PublicImageSize[]
}
