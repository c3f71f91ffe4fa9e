// When each tag changed last, by a count that only grows: what was begun before a change must not be kept
// after it.

import type { PurgeKind, Tag } from '#src/caching/tags.ts'

/** Tags that are remembered. One forgotten counts as changed: at worst an answer is made once more. */
const MAX_TAGS = 20_000

export type PurgeLog = {
  /** The count now. */
  version: () => number
  note: (kind: PurgeKind, tags: readonly Tag[]) => void
  /** What happened to any of these tags after a moment; hard where both did. */
  since: (version: number, tags: readonly Tag[]) => PurgeKind | null
  /** Whether anything at all happened after a moment. */
  anythingSince: (version: number) => boolean
}

export function createPurgeLog(): PurgeLog {
  const last = { hard: new Map<Tag, number>(), soft: new Map<Tag, number>() }
  let count = 0
  let forgottenUpTo = 0

  return {
    version: () => count,
    note: (kind, tags) => {
      count += 1
      for (const tag of tags) {
        last[kind].delete(tag) // so that it stands last again
        last[kind].set(tag, count)
      }
      while (last[kind].size > MAX_TAGS) {
        const [oldest, at] = last[kind].entries().next().value!
        last[kind].delete(oldest)
        forgottenUpTo = Math.max(forgottenUpTo, at)
      }
    },
    since: (version, tags) => {
      if (version < forgottenUpTo) return 'hard'
      const isAfter = (kind: PurgeKind) => tags.some((tag) => (last[kind].get(tag) ?? 0) > version)
      if (isAfter('hard')) return 'hard'
      return isAfter('soft') ? 'soft' : null
    },
    anythingSince: (version) => count > version,
  }
}
