// Schemas that several resources share: slugs, pages, and the people, terms, pictures and figures that
// articles show.

import { z } from '@hono/zod-openapi'
import { type Kind, KINDS } from '#src/figures/kinds.ts'
import type { PublicFigure, PublicTerm } from '#src/figures/types.ts'
import { type Unit, UNITS } from '#src/figures/units.ts'
import type { PublicAuthor, PublicImage } from '#src/richtext/types.ts'

const SLUG = /^[a-z0-9][a-z0-9-]{0,119}$/

export const Slug = z.string().regex(SLUG, 'Not a slug.')
/** A slug as one of a list. */
export const SLUG_ITEM: Items = { type: 'string', pattern: SLUG.source }
export const Id = z.string().regex(/^[\w-]{1,64}$/, 'Not an id.')
export const Instant = z.iso.datetime({ offset: true }).openapi({ example: '2026-11-23T09:30:00.000Z' })

/** Where the page before ended; opaque. */
export const Cursor = z
  .string()
  .regex(/^[\w-]{1,200}$/, 'Not a cursor of ours.')
  .openapi({ description: '`next` of the page before.' })

/** A page size in a query. */
export function limitOf(largest: number, usual: number) {
  const wanted = `Give a whole number from 1 to ${largest}.`
  return z
    .string()
    .regex(/^\d{1,3}$/, wanted)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= largest, wanted)
    .default(usual)
    .openapi({ type: 'integer', minimum: 1, maximum: largest, default: usual })
}

type Items = { type: 'string'; enum?: string[]; pattern?: string }

/**
 * A parameter that is a list with commas between, as in `a,b`; of at most so many, each once. `items`
 * describes one of them.
 */
export function listOf<Item extends z.ZodType<unknown, string>>(
  item: Item,
  { most, items, missing }: { most: number; items: Items; missing?: string },
) {
  return z
    .string(missing)
    .max(most * 121)
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(item).min(1).max(most))
    .openapi({ type: 'array', items, minItems: 1, maxItems: most, param: { style: 'form', explode: false } })
}

/**
 * A schema or `null`. Not `.nullable()`, of which the description makes `allOf` of the two for a schema with
 * a name, so that `null` is never valid, or lets `null` stand wherever that name is used.
 */
export function orNull<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.null()])
}

/** A schema for each part of something that articles show; ids of staff and pictures stay inside. */
type Shown<Public> = Record<Exclude<keyof Public, 'id'>, z.ZodType>

export const Term = z
  .object({ slug: z.string(), name: z.string() } satisfies Shown<PublicTerm>)
  .openapi('Term')

export const Author = z
  .object({
    slug: z.string(),
    name: z.string(),
    jobTitle: z.string().nullable(),
    bio: z.string().nullable(),
    url: z.url(),
  } satisfies Shown<PublicAuthor> & { url: z.ZodType })
  .openapi('Author')

const ImageSize = z.object({ name: z.string(), url: z.url(), width: z.int(), height: z.int() })

export const Image = z
  .object({
    alt: z.string(),
    credit: z.string(),
    rights: z.string(),
    url: z.url(),
    width: z.int(),
    height: z.int(),
    mimeType: z.string(),
    sizes: z.array(ImageSize),
  } satisfies Shown<PublicImage>)
  .openapi('Image')

export const Figure = z
  .object({
    id: z.string(),
    label: z.string(),
    value: z.string().nullable().openapi({ description: 'A decimal as text.' }),
    low: z.string().nullable(),
    high: z.string().nullable(),
    unit: z.enum(UNITS),
    currency: z.string().nullable().openapi({ description: 'ISO 4217.' }),
    kind: z.enum(KINDS),
    asOf: Instant,
    zone: z.string().openapi({ description: 'IANA time zone in which the instant is shown.' }),
    source: z.object({ title: z.string(), url: z.string().nullable(), accessed: z.string().nullable() }),
    commodity: orNull(Term),
    text: z.string().openapi({ example: '$110/kg' }),
  } satisfies Record<keyof PublicFigure, z.ZodType>)
  .openapi('Figure')

/** The public profile of a person in a byline. */
export function presentAuthor(
  { slug, name, jobTitle, bio }: Omit<PublicAuthor, 'id'>,
  siteUrl: string,
): z.output<typeof Author> {
  return { slug, name, jobTitle, bio, url: `${siteUrl}/authors/${slug}` }
}

/** A picture with addresses that work from anywhere. */
export function presentImage(
  { alt, credit, rights, url, width, height, mimeType, sizes }: PublicImage,
  siteUrl: string,
): z.output<typeof Image> {
  return {
    alt,
    credit,
    rights,
    url: absolute(url, siteUrl),
    width,
    height,
    mimeType,
    sizes: sizes.map((size) => ({
      name: size.name,
      url: absolute(size.url, siteUrl),
      width: size.width,
      height: size.height,
    })),
  }
}

/** A section as a link shows it. */
export function presentTerm({ slug, name }: PublicTerm): z.output<typeof Term> {
  return { slug, name }
}

/** A figure, whole. */
export function presentFigure({
  id,
  label,
  value,
  low,
  high,
  unit,
  currency,
  kind,
  asOf,
  zone,
  source,
  commodity,
  text,
}: PublicFigure): z.output<typeof Figure> {
  return {
    id,
    label,
    value,
    low,
    high,
    unit: unit as Unit, // both were of the closed list when the figure was approved
    currency,
    kind: kind as Kind,
    asOf,
    zone,
    text,
    source: { title: source.title, url: source.url, accessed: source.accessed },
    commodity: commodity && presentTerm(commodity),
  }
}

/** An address on this site, with its origin. */
export function absolute(url: string, siteUrl: string): string {
  return url.startsWith('/') ? `${siteUrl}${url}` : url
}
