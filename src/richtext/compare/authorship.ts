// Who wrote what differs between two states of a page, told from the states in between.

import { itemsOf, holdsBlocks } from './items.ts'
import { keyOf } from './sameness.ts'
import type { Element, Node } from './tree.ts'

/** A state in between, with whoever saved it. */
export type WrittenState = { by: string; nodes: readonly Node[] }

/** Who wrote a change; null where no state tells. */
export type Authorship = (change: { was: Element | null; is: Element | null }) => string | null

/**
 * `states` stand in the order in which they were saved, and end with the newer one of the two. A block is of
 * whoever saved the first state that has it as it is now; of a block that is gone, the first state that lacks
 * it.
 */
export function authorshipOf(before: readonly Node[], states: readonly WrittenState[]): Authorship {
  const had = leafKeys(before)
  const known = states.map(({ by, nodes }) => ({ by, keys: leafKeys(nodes) }))
  return ({ was, is }) => {
    if (is) {
      const brought = [...leafKeys([is])].find((key) => !had.has(key))
      const state = brought === undefined ? undefined : known.find(({ keys }) => keys.has(brought))
      return state?.by ?? null
    }
    const gone = was ? [...leafKeys([was])][0] : undefined
    return (gone === undefined ? undefined : known.find(({ keys }) => !keys.has(gone)))?.by ?? null
  }
}

/** The innermost blocks of some nodes. */
function leafKeys(nodes: readonly Node[]): Set<string> {
  const keys = new Set<string>()
  for (const { element } of itemsOf(nodes))
    if (holdsBlocks(element)) for (const key of leafKeys(element.children)) keys.add(key)
    else keys.add(keyOf(element))
  return keys
}
