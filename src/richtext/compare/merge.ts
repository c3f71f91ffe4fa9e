// Two states of a page as one: what stands in both is there once, what was taken out is marked `del`, what
// came is marked `ins`. The page keeps its form: a row stays a row, a point stays a point.

import { diffArrays } from 'diff'
import { inShortTurn } from '#src/eventLoop/yielding.ts'
import type { Authorship } from './authorship.ts'
import { folded } from './fold.ts'
import { type Budget, mergeInline } from './inline.ts'
import { holdsBlocks, type Item, itemsOf } from './items.ts'
import { markAll, type Marker, markerOf, NO_MARKER, unwrapped } from './marks.ts'
import { pairsOf } from './pairs.ts'
import { keyOf, shapeOf } from './sameness.ts'
import { type Element, type Node, wrap } from './tree.ts'

/** What was made of two states. `changes` counts the places that differ. */
export type Merged = { nodes: Node[]; changes: number }

type Options = {
  /** In such a container long stretches without a change are folded. */
  folds?: (container: Element | null) => boolean
  /** Who wrote a change, to be said behind it. */
  whose?: Authorship
}

type Merging = Required<Options> & { budget: Budget; changes: number }

/** Steps of all lines of a page together. */
const MAX_STEPS = 20_000

/** Most steps of one list of blocks; past that they are paired by their places. */
const MAX_BLOCK_STEPS = 400

/** Both states as one tree. */
export async function mergePages(
  was: readonly Node[],
  is: readonly Node[],
  { folds = () => false, whose = () => null }: Options = {},
): Promise<Merged> {
  const merging = { budget: { steps: MAX_STEPS }, changes: 0, folds, whose }
  const nodes = await mergeChildren(null, { was, is }, merging)
  return { nodes, changes: merging.changes }
}

type Pair<Thing> = { was: Thing; is: Thing }

async function mergeChildren(
  container: Element | null,
  { was, is }: Pair<readonly Node[]>,
  merging: Merging,
): Promise<Node[]> {
  const [before, after] = [itemsOf(was), itemsOf(is)]
  const merged: { node: Node; isKept: boolean }[] = []
  for (const step of stepsOf(before, after)) {
    if ('kept' in step) merged.push({ node: step.kept.element, isKept: true })
    else {
      const node = await inShortTurn(() => mergeItems(step, merging))
      merged.push({ node, isKept: false })
    }
  }
  const nodes = merging.folds(container) ? folded(merged) : merged.map(({ node }) => node)
  return nodes.flatMap(unwrapped)
}

type Step = { kept: Item } | { was: Item | null; is: Item | null }

function stepsOf(before: Item[], after: Item[]): Step[] {
  const changes = diffArrays(
    before.map(({ element }) => keyOf(element)),
    after.map(({ element }) => keyOf(element)),
    { maxEditLength: MAX_BLOCK_STEPS },
  ) ?? [
    { removed: true, count: before.length },
    { added: true, count: after.length },
  ]
  const steps: Step[] = []
  let [old, now] = [0, 0]
  let [struck, inserted]: [Item[], Item[]] = [[], []]
  const close = () => {
    steps.push(...pairsOf(struck, inserted))
    ;[struck, inserted] = [[], []]
  }
  for (const { added, removed, count } of changes) {
    if (removed) struck.push(...before.slice(old, (old += count)))
    else if (added) inserted.push(...after.slice(now, (now += count)))
    else {
      close()
      steps.push(...after.slice(now, (now += count)).map((kept) => ({ kept })))
      old += count
    }
  }
  close()
  return steps
}

async function mergeItems({ was, is }: Pair<Item | null>, merging: Merging): Promise<Node> {
  if (was && is) return mergeElements({ was: was.element, is: is.element }, merging)
  const marker = nextMarker({ was: was?.element ?? null, is: is?.element ?? null }, merging)
  return was ? markAll(was.element, 'struck', marker) : markAll(is!.element, 'inserted', marker)
}

/** Two elements of one tag. */
async function mergeElements({ was, is }: Pair<Element>, merging: Merging): Promise<Element> {
  if (shapeOf(was) === shapeOf(is) && (holdsBlocks(was) || holdsBlocks(is))) {
    const children = await mergeChildren(is, { was: was.children, is: is.children }, merging)
    return { ...is, children }
  }
  const marker = nextMarker({ was, is }, merging)
  if (shapeOf(was) !== shapeOf(is))
    return wrap('', [markAll(was, 'struck', marker), markAll(is, 'inserted', NO_MARKER)])
  const words = mergeInline(was.children, is.children, merging.budget)
  return { ...is, children: [...marker.link, ...words, ...marker.by] }
}

function nextMarker(change: Pair<Element | null>, merging: Merging): Marker {
  merging.changes += 1
  return markerOf(merging.changes, merging.whose(change))
}
