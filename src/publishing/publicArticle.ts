// The public copy of an article: the frozen, self-contained document that readers, feeds and other sites get.

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
export type PublicAuthor = { id: string; slug: string; name: string; jobTitle: string | null; bio: string | null }

/** A commodity or a topic as a link shows it. */
export type PublicTerm = { slug: string; name: string }

/** One width of an image; `url` is a path on this site. */
export type PublicImageSize = { name: string; url: string; width: number; height: number }

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

/** A figure as approved: numbers are decimal strings, `asOf` an ISO 8601 instant, `zone` an IANA time zone. */
export type PublicFigure = {
  id: string
  label: string
  value: string | null
  low: string | null
  high: string | null
  unit: string
  currency: string | null
  kind: string
  asOf: string
  zone: string
  source: { title: string; url: string | null; accessed: string | null }
  commodity: PublicTerm | null
  /** The figure as a reader sees it, for example `$110/kg`. */
  text: string
}

/** Whether readers may comment, and until when (ISO 8601 instant). */
export type PublicCommenting = { mode: 'open' | 'closed' | 'closes_after'; closesAt: string | null }

/** All that the public may know of an article. Instants are ISO 8601 in UTC. */
export type PublicArticle = {
  id: string
  slug: string
  headline: string
  standfirst: string
  byline: PublicAuthor[]
  commodities: PublicTerm[]
  topics: PublicTerm[]
  leadImage: PublicImage | null
  /** References are resolved in place: an inline figure holds its `PublicFigure`, an image block its `PublicImage`. */
  body: RichText
  /** In order of first appearance in the body. */
  figures: PublicFigure[]
  disclosure: string | null
  commenting: PublicCommenting
  seo: { title: string | null; description: string | null }
  publishedAt: string
  updatedAt: string
  withdrawal: { at: string; note: string } | null
  words: number
  readingMinutes: number
}
