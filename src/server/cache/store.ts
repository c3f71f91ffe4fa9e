// Where kept answers stand: bounded in bytes, the least asked for go first, and all that carry a tag can be
// found.

import { LRUCache } from 'lru-cache'
import type { Tag } from '#src/freshness/tags.ts'
import type { Kept } from './entry.ts'

/** One answer may take no more than this share of the store, so that none pushes all the others out. */
const LARGEST_SHARE = 0.25

export type Store = {
  get: (key: string) => Kept | undefined
  put: (kept: Kept) => void
  remove: (key: string) => void
  /** The kept answers that carry one of these tags. */
  tagged: (tags: readonly Tag[]) => Kept[]
  size: () => { entries: number; bytes: number }
}

/** A store for `bytes` bytes; one for none keeps nothing. */
export function createStore(bytes: number): Store {
  const keysOf = new Map<Tag, Set<string>>()

  const forget = ({ key, tags }: Kept) => {
    for (const tag of tags) {
      const keys = keysOf.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) keysOf.delete(tag)
    }
  }

  const kept = new LRUCache<string, Kept>({
    maxSize: Math.max(1, bytes),
    maxEntrySize: Math.max(1, Math.floor(bytes * LARGEST_SHARE)),
    sizeCalculation: ({ weight }) => weight,
    dispose: forget,
  })

  return {
    get: (key) => kept.get(key),
    put: (answer) => {
      kept.set(answer.key, answer)
      if (!kept.has(answer.key)) return // too large
      for (const tag of answer.tags) {
        const keys = keysOf.get(tag) ?? new Set<string>()
        keysOf.set(tag, keys.add(answer.key))
      }
    },
    remove: (key) => void kept.delete(key),
    tagged: (tags) => {
      const keys = new Set(tags.flatMap((tag) => [...(keysOf.get(tag) ?? [])]))
      return [...keys].flatMap((key) => kept.peek(key) ?? [])
    },
    size: () => ({ entries: kept.size, bytes: kept.calculatedSize }),
  }
}
