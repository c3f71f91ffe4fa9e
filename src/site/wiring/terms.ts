// The commodities as a tree and the topics, as the site's sections need them.

import type { Payload } from 'payload'
import type { PublicTerm } from '#src/figures/types.ts'
import { SECTIONS } from '#src/freshness/tags.ts'
import { remembered } from '#src/purging/index.ts'
import type { CommodityPage, TopicPage } from '../ports/articles.ts'

type Node = PublicTerm & { id: string; symbol: string | null; parent: string | null }

/** The whole tree: a few dozen rows at most, read in one query. */
export type CommodityTree = {
  tops: PublicTerm[]
  page(slug: string): CommodityPage | null
  /** The ids of a commodity and of all below it; null for an unknown slug. */
  idsUnder(slug: string): string[] | null
}

/** The tree, kept in the process until a commodity changes. It is public as it stands. */
export const commodityTree = remembered([SECTIONS], readTree)

/** All topics by name, kept likewise. */
export const allTopics = remembered([SECTIONS], readTopics)

async function readTree(payload: Payload): Promise<CommodityTree> {
  const { docs } = await payload.find({
    collection: 'commodities',
    sort: 'name',
    limit: 1_000,
    pagination: false,
    depth: 0,
    select: { name: true, slug: true, symbol: true, parent: true },
    overrideAccess: true, // commodities are public
  })
  const nodes: Node[] = docs.flatMap(({ id, name, slug, symbol, parent }) =>
    slug ? [{ id, name, slug, symbol: symbol ?? null, parent: parent ? String(parent) : null }] : [],
  )
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const bySlug = (slug: string) => nodes.find((node) => node.slug === slug)
  const childrenOf = (node: Node) => nodes.filter(({ parent }) => parent === node.id)
  return {
    tops: nodes.filter(({ parent }) => parent === null || !byId.has(parent)).map(termOf),
    page: (slug) => {
      const node = bySlug(slug)
      return node
        ? {
            ...termOf(node),
            symbol: node.symbol,
            parents: parentsOf(node, byId),
            children: childrenOf(node).map(termOf),
          }
        : null
    },
    idsUnder: (slug) => {
      const node = bySlug(slug)
      return node ? idsUnder(node, childrenOf) : null
    },
  }
}

async function readTopics(payload: Payload): Promise<(TopicPage & { id: string })[]> {
  const { docs } = await payload.find({
    collection: 'topics',
    sort: 'name',
    limit: 200,
    pagination: false,
    depth: 0,
    overrideAccess: true, // topics are public
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
