// What changes seldom and is asked for with every page: asked of the database once, until somebody says that
// it changed.

import type { Payload } from 'payload'
import type { Tag } from '#src/caching/tags.ts'
import { onPurge } from './purge.ts'

type Memory<Value> = { value: Promise<Value> | null }

/**
 * A question whose answer is kept in this process until one of `tags` is purged; one for each newsroom. An
 * answer that was asked for before a change, and came after it, is given to those who waited, and not kept.
 */
export function cachedQuery<Value>(
  tags: readonly Tag[],
  query: (payload: Payload) => Promise<Value>,
): (payload: Payload) => Promise<Value> {
  const memories = new WeakMap<Payload, Memory<Value>>()

  const memoryOf = (payload: Payload): Memory<Value> => {
    const known = memories.get(payload)
    if (known) return known
    const memory: Memory<Value> = { value: null }
    memories.set(payload, memory)
    onPurge((purge) => {
      if (purge.tags.some((tag) => tags.includes(tag) || tag === 'everything')) memory.value = null
    })
    return memory
  }

  return (payload) => {
    const memory = memoryOf(payload)
    if (memory.value) return memory.value
    const value = query(payload)
    memory.value = value
    value.catch(() => {
      if (memory.value === value) memory.value = null
    })
    return value
  }
}
