// The commodities as a tree and the topics, as the site's sections need them.

import type { Payload } from 'payload'
import type { PublicTerm } from '#src/figures/types.ts'
import { memoize } from '#src/freshness/memoize.ts'
import { SECTIONS } from '#src/freshness/tags.ts'
import { publicSections } from '#src/publishing/reading/publicSections.ts'
import { cachedQuery } from '#src/purging/index.ts'
import type { CommodityPage, TopicPage } from '../ports/articles.ts'

type Node = PublicTerm & { id: string; symbol: string | null; parent: string | null }

/** All that is public of the tree. */
export type CommodityTree = {
  /** Each, by name. */
  all: PublicTerm[]
  tops: PublicTerm[]
  page(slug: string): CommodityPage | null
  /** The same by its id. */
  pageOf(id: string): CommodityPage | null
  /** The ids of a commodity and of all below it; null for an unknown slug. */
  idsUnder(slug: string): string[] | null
}

/** All commodities, a few dozen rows at most, kept in the process until one changes. */
const allNodes = cachedQuery([SECTIONS], readNodes)

/** All topics by name, kept likewise. */
const allTopics = cachedQuery([SECTIONS], readTopics)

/** The commodities that are public at `now`, as a tree. */
export async function commodityTree(payload: Payload, now: Date): Promise<CommodityTree> {
  const [nodes, { commodities }] = await Promise.all([allNodes(payload), publicSections(payload, now)])
  return treeOf(nodes, commodities)
}

/** The topics that are public at `now`, by name. */
export async function publicTopics(payload: Payload, now: Date): Promise<readonly Topic[]> {
  const [all, { topics }] = await Promise.all([allTopics(payload), publicSections(payload, now)])
  return topicsOf(all, topics)
}

type Topic = TopicPage & { id: string }

const topicsOf = onceForBoth((all: readonly Topic[], shown: ReadonlySet<string>) =>
  all.filter(({ id }) => shown.has(id)),
)

const treeOf = onceForBoth((all: readonly Node[], shown: ReadonlySet<string>): CommodityTree => {
  const nodes = all.filter(({ id }) => shown.has(id))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const bySlug = (slug: string) => nodes.find((node) => node.slug === slug)
  const childrenOf = (node: Node) => nodes.filter(({ parent }) => parent === node.id)
  const pageOf = (node: Node | undefined): CommodityPage | null =>
    node
      ? {
          ...termOf(node),
          symbol: node.symbol,
          parents: parentsOf(node, byId),
          children: childrenOf(node).map(termOf),
        }
      : null
  return {
    all: nodes.map(termOf),
    tops: nodes.filter(({ parent }) => parent === null || !byId.has(parent)).map(termOf),
    page: (slug) => pageOf(bySlug(slug)),
    pageOf: (id) => pageOf(byId.get(id)),
    idsUnder: (slug) => {
      const node = bySlug(slug)
      return node ? idsUnder(node, childrenOf) : null
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

async function readNodes(payload: Payload): Promise<readonly Node[]> {
  const { docs } = await payload.find({
    collection: 'commodities',
    sort: 'name',
    limit: 1_000,
    pagination: false,
    depth: 0,
    select: { name: true, slug: true, symbol: true, parent: true },
    overrideAccess: true, // those that are public are chosen from them
  })
  return docs.flatMap(({ id, name, slug, symbol, parent }) =>
    slug ? [{ id, name, slug, symbol: symbol ?? null, parent: parent ? String(parent) : null }] : [],
  )
}

async function readTopics(payload: Payload): Promise<readonly Topic[]> {
  const { docs } = await payload.find({
    collection: 'topics',
    sort: 'name',
    limit: 1_000,
    pagination: false,
    depth: 0,
    overrideAccess: true, // those that are public are chosen from them
  })
  return docs.flatMap(({ id, name, slug, description }) =>
    slug ? [{ id, name, slug, description: description ?? null }] : [],
  )
}

/** From the top of the tree down to the one above; a loop, which the desk cannot make, ends after twelve. */
function parentsOf(node: Node, byId: Map<string, Node>): PublicTerm[] {
  const parents: PublicTerm[] = []
  for (
    let above = node.parent ? byId.get(node.parent) : undefined;
    above && parents.length < 12;
    above = above.parent ? byId.get(above.parent) : undefined
  ) {
    parents.unshift(termOf(above))
  }
  return parents
}

function idsUnder(node: Node, childrenOf: (node: Node) => Node[]): string[] {
  const found = new Set<string>()
  const queue = [node]
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (found.has(next.id)) continue
    found.add(next.id)
    queue.push(...childrenOf(next))
  }
  return [...found]
}

function termOf({ slug, name }: PublicTerm): PublicTerm {
  return { slug, name }
}
