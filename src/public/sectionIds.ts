// Which sections the public knows of: those in which a page can be read, and the commodities above them. A
// new one, made for a text that is still to come, shows nowhere before.

import type { Access, Payload } from 'payload'
import { staffOf } from '#access/actors.ts'
import { clockOf } from '#access/clock.ts'
import { readableNow } from '#access/visibility.ts'
import type { Commodity } from '#payload-types'
import { ARTICLES, EVERYTHING, SECTIONS } from '#src/caching/tags.ts'
import { readRows, relatedIds } from '#src/database/index.ts'
import { announce, onPurge } from '#src/invalidation/index.ts'
import { nextChangeOfAny } from './nextChange.ts'

/** The ids of the sections that are public. */
export type SectionIds = { commodities: ReadonlySet<string>; topics: ReadonlySet<string> }

type Known = { sections: SectionIds; from: number; until: number }

type Memory = {
  known: Known | null
  /** What pages were made with, to tell whether it has changed. */
  shown: SectionIds | null
  asking: Promise<SectionIds> | null
  /** The caller's clock against ours, in milliseconds. */
  ahead: number
  generation: number
  timer?: NodeJS.Timeout
}

const memories = new WeakMap<Payload, Memory>()

/** Milliseconds; a timer takes no more than 24 days. */
const MAX_TIMER_MS = 86_400_000
const TIMERS_ARE_EARLY = 20

/**
 * The sections that are public at `now`. Asked of the database once, until an article or a section changes or
 * the time of an article comes. Whoever keeps a page with sections on it is told when they are others: every
 * page has them.
 */
export async function publicSectionIds(payload: Payload, now: Date): Promise<SectionIds> {
  const memory = memoryOf(payload)
  const at = now.getTime()
  memory.ahead = at - Date.now()
  const { known } = memory
  if (known && at >= known.from && at < known.until) return known.sections
  memory.asking ??= readSections(payload, memory, now).finally(() => {
    memory.asking = null
  })
  return memory.asking
}

async function readSections(payload: Payload, memory: Memory, now: Date): Promise<SectionIds> {
  const { generation } = memory
  const [found, until] = await Promise.all([read(payload, now), nextChangeOfAny(payload, now)])
  const { shown } = memory
  const sections = shown && isSame(shown, found) ? shown : found
  // Something changed while we asked: right for this once.
  if (memory.generation !== generation) return sections
  memory.known = { sections, from: now.getTime(), until: until?.getTime() ?? Infinity }
  memory.shown = sections
  lookAgain(payload, memory, until)
  if (shown && sections !== shown)
    announce({ kind: isWithin(shown, sections) ? 'soft' : 'hard', tags: [SECTIONS] })
  return sections
}

async function read(payload: Payload, now: Date): Promise<SectionIds> {
  const [{ commodities, topics }, tree] = await Promise.all([
    relatedIds({
      payload,
      collection: 'publicCopies',
      fields: ['commodities', 'topics'],
      where: readableNow(now),
    }),
    readRows<Pick<Commodity, 'id' | 'parent'>>({
      payload,
      collection: 'commodities',
      where: {},
      fields: ['parent'],
    }),
  ])
  const parents = new Map(tree.map(({ id, parent }) => [id, parent ? String(parent) : null]))
  for (const id of commodities) {
    const parent = parents.get(id)
    // And so on: a set hands out what is added to it.
    if (parent && parents.has(parent)) commodities.add(parent)
  }
  return { commodities, topics }
}

/** At the time of an article pages that show no list must learn of it too. */
function lookAgain(payload: Payload, memory: Memory, until: Date | null): void {
  clearTimeout(memory.timer)
  if (!until) return
  const left = () => until.getTime() - (Date.now() + memory.ahead)
  const look = () => (left() > 0 ? lookAgain(payload, memory, until) : refresh(payload, memory))
  memory.timer = setTimeout(look, Math.min(Math.max(left(), 0) + TIMERS_ARE_EARLY, MAX_TIMER_MS)).unref()
}

/** Nobody waits for it: a database that is away is asked again with the next page. */
function refresh(payload: Payload, memory: Memory): void {
  publicSectionIds(payload, new Date(Date.now() + memory.ahead)).catch(() => undefined)
}

function memoryOf(payload: Payload): Memory {
  const kept = memories.get(payload)
  if (kept) return kept
  const memory: Memory = { known: null, shown: null, asking: null, ahead: 0, generation: 0 }
  memories.set(payload, memory)
  onPurge(({ tags }) => {
    if (!tags.some((tag) => tag === ARTICLES || tag === SECTIONS || tag === EVERYTHING)) return
    memory.known = null
    memory.asking = null
    memory.generation += 1
    if (tags.includes(ARTICLES)) refresh(payload, memory)
  })
  return memory
}

function isSame(one: SectionIds, other: SectionIds): boolean {
  return isWithin(one, other) && isWithin(other, one)
}

/** Whether all of one is in the other. */
function isWithin(one: SectionIds, other: SectionIds): boolean {
  return (
    [...one.commodities].every((id) => other.commodities.has(id)) &&
    [...one.topics].every((id) => other.topics.has(id))
  )
}

/** Staff read every section; integrations those that are public. */
export function staffOrPublicSections(kind: keyof SectionIds): Access {
  return async ({ req }) => {
    if (staffOf(req.user)) return true
    const sections = await publicSectionIds(req.payload, clockOf(req.context))
    return { id: { in: [...sections[kind]] } }
  }
}
