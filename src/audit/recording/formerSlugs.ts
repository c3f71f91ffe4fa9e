// Which addresses and places people and sections had before, as the record tells: nothing else has to be kept
// for it.

import type { Payload, PayloadRequest } from 'payload'
import { readEvent } from '#src/auditEvents/events/index.ts'
import { SECTIONS, STAFF } from '#src/caching/tags.ts'
import { readRows } from '#src/database/index.ts'
import { cachedQuery } from '#src/invalidation/index.ts'

/** The collections whose rows have a page of their own. */
export type Addressed = 'staff' | 'commodities' | 'topics'

const CHANGED = { staff: 'staff.changed', commodities: 'commodity.changed', topics: 'topic.changed' } as const

type Row = { id: string; subject?: string | null; data?: string | null }

/** The ids of those who had a slug and gave it up, the last first. One that came back to it is among them. */
export type Holders = ReadonlyMap<string, readonly string[]>

/** Former slugs of a collection and who had them, as this transaction sees the record. */
export async function formerSlugs({
  payload,
  req,
  collection,
}: {
  payload: Payload
  req?: PayloadRequest
  collection: Addressed
}): Promise<Holders> {
  const holders = new Map<string, string[]>()
  for (const { id, from } of await formerly({ payload, req, collection, field: 'slug' }))
    holders.set(from, [...(holders.get(from) ?? []), id])
  return holders
}

/** Below which commodities others stood before: `parent` was that of `below`. */
export async function formerParents(req: PayloadRequest): Promise<{ below: string; parent: string }[]> {
  const all = await formerly({ payload: req.payload, req, collection: 'commodities', field: 'parent' })
  return all.map(({ id, from }) => ({ below: id, parent: from }))
}

/** What rows had in a field before it was changed, the last change first. */
async function formerly({
  payload,
  req,
  collection,
  field,
}: {
  payload: Payload
  req: PayloadRequest | undefined
  collection: Addressed
  field: 'slug' | 'parent'
}): Promise<{ id: string; from: string }[]> {
  const action = CHANGED[collection]
  const rows = await readRows<Row>({
    payload,
    ...(req ? { req } : {}),
    collection: 'audit',
    where: { action: { equals: action } },
    fields: ['subject', 'data'],
    sort: ['-seq'],
  })
  return rows.flatMap(({ subject, data }) => {
    const event = readEvent({ action, data: JSON.parse(data ?? 'null') })
    if (!event.known || event.action !== action) return []
    const changes: Record<string, { from: unknown } | undefined> = event.data.changes
    const from = changes[field]?.from
    const id = subject?.split('/')[1]
    return typeof from === 'string' && id ? [{ id, from }] : []
  })
}

/** The same for readers, kept in this process until a person or a section changes. */
export const knownFormerSlugs = {
  staff: cachedQuery([STAFF], (payload) => formerSlugs({ payload, collection: 'staff' })),
  commodities: cachedQuery([SECTIONS], (payload) => formerSlugs({ payload, collection: 'commodities' })),
  topics: cachedQuery([SECTIONS], (payload) => formerSlugs({ payload, collection: 'topics' })),
} satisfies Record<Addressed, (payload: Payload) => Promise<Holders>>
