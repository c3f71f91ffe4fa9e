// Which addresses people and sections had before, as the record tells: nothing else has to be kept for it.

import type { Payload, PayloadRequest } from 'payload'
import { readEvent } from '#src/audit/events/index.ts'
import { readRows } from '#src/database/index.ts'
import { SECTIONS, STAFF } from '#src/freshness/tags.ts'
import { remembered } from '#src/purging/index.ts'

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
  const action = CHANGED[collection]
  const rows = await readRows<Row>({
    payload,
    ...(req ? { req } : {}),
    collection: 'audit',
    where: { action: { equals: action } },
    fields: ['subject', 'data'],
    sort: ['-seq'],
  })
  const holders = new Map<string, string[]>()
  for (const { subject, data } of rows) {
    const event = readEvent({ action, data: JSON.parse(data ?? 'null') })
    if (!event.known || event.action !== action) continue
    const from = event.data.changes.slug?.from
    const id = subject?.split('/')[1]
    if (typeof from === 'string' && id) holders.set(from, [...(holders.get(from) ?? []), id])
  }
  return holders
}

/** The same for readers, kept in this process until a person or a section changes. */
export const knownFormerSlugs = {
  staff: remembered([STAFF], (payload) => formerSlugs({ payload, collection: 'staff' })),
  commodities: remembered([SECTIONS], (payload) => formerSlugs({ payload, collection: 'commodities' })),
  topics: remembered([SECTIONS], (payload) => formerSlugs({ payload, collection: 'topics' })),
} satisfies Record<Addressed, (payload: Payload) => Promise<Holders>>
