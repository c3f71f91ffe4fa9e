// The sections that articles stand in, and the way from a slug to ids: few rows, read in one query each.

import type { Payload, Where } from 'payload'
import { SECTIONS } from '#src/freshness/tags.ts'
import { publicProfile } from '#src/publishing/reading/publicProfile.ts'
import type { ArticleFilter } from '#src/publishing/reading/publicReads.ts'
import { publicSections } from '#src/publishing/reading/publicSections.ts'
import { cachedQuery } from '#src/purging/index.ts'
import { type Holders, knownFormerSlugs } from '#src/record/formerSlugs.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'
import { inBatches } from '#src/turns/batches.ts'
import { notFound } from './errors.ts'

export type Section = {
  id: string
  slug: string
  name: string
  description: string | null
  symbol: string | null
  parent: string | null
}

const allCommodities = cachedQuery([SECTIONS], readCommodities)
const allTopics = cachedQuery([SECTIONS], readTopics)

/** The commodities that are public at `now`, by name. */
export async function publicCommodities(payload: Payload, now: Date): Promise<Section[]> {
  const [all, { commodities }] = await Promise.all([allCommodities(payload), publicSections(payload, now)])
  return all.filter(({ id }) => commodities.has(id))
}

/** The topics that are public at `now`, by name. */
export async function publicTopics(payload: Payload, now: Date): Promise<Section[]> {
  const [all, { topics }] = await Promise.all([allTopics(payload), publicSections(payload, now)])
  return all.filter(({ id }) => topics.has(id))
}

async function readCommodities(payload: Payload): Promise<Section[]> {
  const { docs } = await payload.find({
    collection: 'commodities',
    sort: 'name',
    limit: 1000,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  }) // those that are public are chosen from them
  return docs.flatMap(({ id, slug, name, description, symbol, parent }) =>
    slug
      ? [
          {
            id,
            slug,
            name,
            description: description ?? null,
            symbol: symbol ?? null,
            parent: parent ? String(parent) : null,
          },
        ]
      : [],
  )
}

async function readTopics(payload: Payload): Promise<Section[]> {
  const { docs } = await payload.find({
    collection: 'topics',
    sort: 'name',
    limit: 1000,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  }) // those that are public are chosen from them
  return docs.flatMap(({ id, slug, name, description }) =>
    slug ? [{ id, slug, name, description: description ?? null, symbol: null, parent: null }] : [],
  )
}

type Person = PublicAuthor

/** Each is sought among all articles. */
const FACES_AT_ONCE = 2

/** Staff who have something out at `now`; nobody else is known to the public. By name. */
export async function publishedAuthors(
  payload: Payload,
  { now, where = {} }: { now: Date; where?: Where },
): Promise<Person[]> {
  const { docs } = await payload.find({
    collection: 'staff',
    where,
    select: { slug: true },
    sort: 'name',
    limit: 1000,
    pagination: false,
    depth: 0,
    overrideAccess: true, // what readers are told of them is read from what was approved
  })
  const people = await inBatches(docs, FACES_AT_ONCE, async (staff): Promise<Person[]> => {
    const face = staff.slug ? await publicProfile({ payload, staffId: staff.id, now }) : null
    return face ? [{ ...face, slug: staff.slug! }] : []
  })
  return people.flat()
}

type Slugs = { commodity?: string; topic?: string; author?: string }

/**
 * The ids behind the slugs of a filter; one that a section or an author had before means the same one. Throws 404 where there is no such
 * section: an empty list would hide a misspelling.
 */
export async function filterOf(
  payload: Payload,
  { commodity, topic, author, now }: Slugs & { now: Date },
): Promise<ArticleFilter> {
  const filter: ArticleFilter = {}
  if (commodity) {
    const all = await publicCommodities(payload, now)
    const one = bySlug(all, commodity, await knownFormerSlugs.commodities(payload))
    filter.commodities = idsUnder(all, found(one, `There is no commodity “${commodity}”.`).id)
  }
  if (topic) {
    const all = await publicTopics(payload, now)
    const one = bySlug(all, topic, await knownFormerSlugs.topics(payload))
    filter.topics = [found(one, `There is no topic “${topic}”.`).id]
  }
  if (author) {
    const one = await authorAt(payload, author, now)
    filter.authors = [found(one, `There is no author “${author}”.`).id]
  }
  return filter
}

function bySlug(all: Section[], slug: string, former: Holders): Section | undefined {
  return all.find((section) => section.slug === slug) ?? all.find(({ id }) => former.get(slug)?.includes(id))
}

async function authorAt(payload: Payload, slug: string, now: Date): Promise<Person | undefined> {
  const [present] = await publishedAuthors(payload, { now, where: { slug: { equals: slug } } })
  const ids = (await knownFormerSlugs.staff(payload)).get(slug)
  if (present || !ids) return present
  const [former] = await publishedAuthors(payload, { now, where: { id: { in: [...ids] } } })
  return former
}

/** A commodity and all below it. A loop, which the desk cannot make, ends. */
function idsUnder(all: Section[], id: string): string[] {
  const ids = new Set([id])
  for (const one of ids) for (const section of all) if (section.parent === one) ids.add(section.id)
  return [...ids]
}

function found<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw notFound(otherwise)
  return value
}
