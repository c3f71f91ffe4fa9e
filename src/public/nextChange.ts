// When what readers have will read differently by itself: a release, a waiting edition, an end, the closing
// of comments.

import type { Payload } from 'payload'
import type { PublicCopy } from '#payload-types'
import { ARTICLES } from '#src/caching/tags.ts'
import { onPurge } from '#src/invalidation/index.ts'

/** The next such instant of one copy after `now`; null where there is none. */
export function nextChangeOf(
  copy: Pick<Partial<PublicCopy>, 'nextAt' | 'goneAt' | 'commentsCloseAt'>,
  now: Date,
): Date | null {
  const instants = [copy.nextAt, copy.goneAt, copy.commentsCloseAt]
    .flatMap((instant) => (instant ? [Date.parse(instant)] : []))
    .filter((instant) => instant > now.getTime())
  return instants.length > 0 ? new Date(Math.min(...instants)) : null
}

type Known = { from: number; until: number }
type Memory = { known: Known | null; generation: number }

const memories = new WeakMap<Payload, Memory>()

/**
 * The next such instant of any copy, and so of every list. Asked of the database once, until a copy changes
 * or the instant comes.
 */
export async function nextChangeOfAny(payload: Payload, now: Date): Promise<Date | null> {
  const memory = memoryOf(payload)
  const at = now.getTime()
  if (!memory.known || at < memory.known.from || at >= memory.known.until) {
    const { generation } = memory
    const until = Math.min(
      ...(await Promise.all([
        earliest(payload, 'publishedAt', now),
        earliest(payload, 'nextAt', now),
        earliest(payload, 'goneAt', now),
      ])),
    )
    // Something changed while we asked: right for this once.
    if (memory.generation !== generation) return asDate(until)
    memory.known = { from: at, until }
  }
  return asDate(memory.known.until)
}

function memoryOf(payload: Payload): Memory {
  const kept = memories.get(payload)
  if (kept) return kept
  const memory: Memory = { known: null, generation: 0 }
  memories.set(payload, memory)
  onPurge(({ tags }) => {
    if (!tags.includes(ARTICLES)) return
    memory.known = null
    memory.generation += 1
  })
  return memory
}

async function earliest(
  payload: Payload,
  field: 'publishedAt' | 'nextAt' | 'goneAt',
  now: Date,
): Promise<number> {
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: {
      and: [{ [field]: { greater_than: now.toISOString() } }, { state: { in: ['published', 'withdrawn'] } }],
    },
    sort: field,
    select: { [field]: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // an instant, which goes to nobody
  })
  const instant = (docs[0] as Partial<PublicCopy> | undefined)?.[field]
  return instant ? Date.parse(instant) : Infinity
}

function asDate(instant: number): Date | null {
  return Number.isFinite(instant) ? new Date(instant) : null
}
