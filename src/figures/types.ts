// What a figure is once it is public.

/** A commodity or a topic as a link shows it. */
export type PublicTerm = { slug: string; name: string }

/**
 * A figure as approved: numbers are decimal strings, `asOf` an ISO 8601 instant, `zone` an IANA time zone.
 */
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
