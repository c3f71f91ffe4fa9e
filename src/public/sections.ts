// The sections that readers know of, for pages and calls: commodities as a tree, topics by name. A few dozen
// rows, kept in the process until one changes.

import type { Payload } from 'payload'
import type { Commodity } from '#payload-types'
import { knownFormerSlugs } from '#src/audit/recording/formerSlugs.ts'
import { memoize } from '#src/caching/memoize.ts'
import { SECTIONS } from '#src/caching/tags.ts'
import { cachedQuery } from '#src/invalidation/index.ts'
import { publicSectionIds } from './sectionIds.ts'

/** A commodity or a topic. Topics have neither symbol nor parent. */
export type Section = {
  id: string
  slug: string
  name: string
  description: string | null
  symbol: string | null
  parent: string | null
}

/** A commodity with its place in the tree; `ids` are its own and those of all below it. */
export type CommodityPlace = Section & { parents: Section[]; children: Section[]; ids: string[] }

/** The commodities that are public, each list by name. */
export type CommodityTree = {
  all: readonly Section[]
  /** Those with nothing public above them. */
  tops: readonly Section[]
  childrenOf(section: Pick<Section, 'id'>): Section[]
  /** Where a commodity stands; null for the id of none. */
  placeOf(id: string): CommodityPlace | null
}

/** More sections than a newsroom has; of more than these the later ones in the alphabet would be left out. */
const MAX_SECTIONS = 1_000

/** More levels than the desk can make. */
export const DEEPEST = 12

const allCommodities = cachedQuery([SECTIONS], (payload) => readSections(payload, 'commodities'))
const allTopics = cachedQuery([SECTIONS], (payload) => readSections(payload, 'topics'))

/** The commodities that are public at `now`, as a tree. */
export async function commodityTree(payload: Payload, now: Date): Promise<CommodityTree> {
  const [all, { commodities }] = await Promise.all([allCommodities(payload), publicSectionIds(payload, now)])
  return treeOf(all, commodities)
}

/** The topics that are public at `now`, by name. */
export async function publicTopics(payload: Payload, now: Date): Promise<readonly Section[]> {
  const [all, { topics }] = await Promise.all([allTopics(payload), publicSectionIds(payload, now)])
  return topicsOf(all, topics)
}

/** What is asked for by its address. */
type At = { payload: Payload; slug: string; now: Date }

/**
 * The commodity with this address, or the one that had it; its `slug` is the present one. Null where the
 * public knows of none.
 */
export async function commodityAt({ payload, slug, now }: At): Promise<CommodityPlace | null> {
  const tree = await commodityTree(payload, now)
  const section = await sectionAt(tree.all, slug, () => knownFormerSlugs.commodities(payload))
  return section && tree.placeOf(section.id)
}

/**
 * The topic with this address, or the one that had it; its `slug` is the present one. Null where the public
 * knows of none.
 */
export async function topicAt({ payload, slug, now }: At): Promise<Section | null> {
  return sectionAt(await publicTopics(payload, now), slug, () => knownFormerSlugs.topics(payload))
}

async function sectionAt(
  all: readonly Section[],
  slug: string,
  former: () => ReturnType<typeof knownFormerSlugs.topics>,
): Promise<Section | null> {
  const present = all.find((section) => section.slug === slug)
  if (present) return present
  const ids = (await former()).get(slug) ?? []
  return ids.map((id) => all.find((section) => section.id === id)).find((section) => section) ?? null
}

const topicsOf = onceForBoth((all: readonly Section[], shown: ReadonlySet<string>) =>
  all.filter(({ id }) => shown.has(id)),
)

const treeOf = onceForBoth((all: readonly Section[], shown: ReadonlySet<string>): CommodityTree => {
  const sections = all.filter(({ id }) => shown.has(id))
  const byId = new Map(sections.map((section) => [section.id, section]))
  const above = ({ parent }: Section) => (parent === null ? undefined : byId.get(parent))
  const childrenOf = ({ id }: Pick<Section, 'id'>) => sections.filter(({ parent }) => parent === id)
  return {
    all: sections,
    tops: sections.filter((section) => !above(section)),
    childrenOf,
    placeOf: (id) => {
      const section = byId.get(id)
      if (!section) return null
      const parents: Section[] = []
      for (let next = above(section); next && parents.length < DEEPEST; next = above(next))
        parents.unshift(next)
      const below = new Set([section])
      // A set hands out what is added to it.
      for (const one of below) for (const child of childrenOf(one)) below.add(child)
      return {
        ...section,
        parents,
        children: childrenOf(section),
        ids: [...below].map((one) => one.id),
      }
    },
  }
})

/** Made once for two things, for as long as both are there. */
function onceForBoth<One extends object, Other extends object, Made>(
  make: (one: One, other: Other) => Made,
): (one: One, other: Other) => Made {
  const withOne = memoize((one: One) => memoize((other: Other) => make(one, other)))
  return (one, other) => withOne(one)(other)
}

async function readSections(
  payload: Payload,
  collection: 'commodities' | 'topics',
): Promise<readonly Section[]> {
  const { docs } = await payload.find({
    collection,
    sort: 'name',
    limit: MAX_SECTIONS,
    pagination: false,
    depth: 0,
    overrideAccess: true, // those that are public are chosen from them
  })
  // Which fields a row has is not said by their names in it: MongoDB leaves out what was never set.
  return docs.flatMap((doc: Partial<Commodity> & Pick<Commodity, 'id' | 'name'>) => {
    const { id, slug, name, description, symbol, parent } = doc
    if (!slug) return []
    return [
      {
        id,
        slug,
        name,
        description: description ?? null,
        symbol: symbol ?? null,
        parent: parent ? String(parent) : null,
      },
    ]
  })
}
