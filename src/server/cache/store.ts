// The cache entries: bounded in bytes, the least recently used go first, found by key and by tag.

import { LRUCache } from 'lru-cache'
import type { Tag } from '#src/caching/tags.ts'
import type { CacheEntry } from './entry.ts'

/** One answer may take no more than this share of the store, so that none pushes all the others out. */
const MAX_ENTRY_SHARE = 0.25

export type Store = {
  get: (key: string) => CacheEntry | undefined
  put: (entry: CacheEntry) => void
  remove: (key: string) => void
  /** The entries that carry one of these tags. */
  tagged: (tags: readonly Tag[]) => CacheEntry[]
  size: () => { entries: number; bytes: number }
}

/** A store for `bytes` bytes; one for none keeps nothing. */
export function createStore(bytes: number): Store {
  const keysOf = new Map<Tag, Set<string>>()

  const forget = ({ key, tags }: CacheEntry) => {
    for (const tag of tags) {
      const keys = keysOf.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) keysOf.delete(tag)
    }
  }

  const entries = new LRUCache<string, CacheEntry>({
    maxSize: Math.max(1, bytes),
    maxEntrySize: Math.max(1, Math.floor(bytes * MAX_ENTRY_SHARE)),
    sizeCalculation: ({ weight }) => weight,
    dispose: forget,
  })

  return {
    get: (key) => entries.get(key),
    put: (entry) => {
      entries.set(entry.key, entry)
      if (!entries.has(entry.key)) return // too large
      for (const tag of entry.tags) {
        const keys = keysOf.get(tag) ?? new Set<string>()
        keysOf.set(tag, keys.add(entry.key))
      }
    },
    remove: (key) => void entries.delete(key),
    tagged: (tags) => {
      const keys = new Set(tags.flatMap((tag) => [...(keysOf.get(tag) ?? [])]))
      return [...keys].flatMap((key) => entries.peek(key) ?? [])
    },
    size: () => ({ entries: entries.size, bytes: entries.calculatedSize }),
  }
}
