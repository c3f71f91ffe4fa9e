// What a public article shows has changed: its page does not, and somebody is asked to look.

import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'
import type { PublicCopy } from '#payload-types'
import { staffOf } from '#access/actors.ts'
import { nextOf } from '../copyStore.ts'
import { idsOf } from '../ids.ts'
import { keyed } from '../key.ts'
import { changedIn } from './changedIn.ts'

export type Cited = 'figures' | 'media' | 'commodities' | 'topics' | 'staff'

/** Where the public copies name what they show of each kind. */
const NAMED_IN = { figures: 'figures', media: 'images', commodities: 'commodities', topics: 'topics', staff: 'authors' } as const

const NAMES: Record<Cited, string> = { figures: 'The figure', media: 'The picture', commodities: 'The commodity', topics: 'The topic', staff: 'The name of' }

/** Raises a task on every article that shows this thing, public or waiting, when one of these fields of it has changed. */
export function raiseTasks(collection: Cited, fields: readonly string[]): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req }) => {
    if (operation !== 'update') return doc
    const changed = changedIn(fields, previousDoc, doc)
    if (changed.length === 0) return doc
    const label = `${NAMES[collection]} “${String(doc.label ?? doc.alt ?? doc.name)}” has changed: ${changed.join(', ')}.`
    for (const copy of await showing(req, collection, doc.id)) {
      await req.payload.create({
        collection: 'tasks',
        data: { article: copy.article, citedCollection: collection, citedId: doc.id, label, fields: changed, byName: staffOf(req.user)?.name ?? 'The house', at: new Date().toISOString(), state: 'open' },
        depth: 0,
        overrideAccess: true, // nobody writes tasks but this hook
        req: keyed(req),
      })
    }
    return doc
  }
}

/** The copies, out or waiting, that show this thing now or will. */
async function showing(req: PayloadRequest, collection: Cited, id: string): Promise<Pick<PublicCopy, 'article'>[]> {
  const field = NAMED_IN[collection]
  const { docs } = await req.payload.find({
    collection: 'publicCopies',
    where: { and: [{ state: { equals: 'published' } }, { or: [{ [field]: { in: [id] } }, { nextAt: { exists: true } }] }] },
    depth: 0,
    limit: 1000,
    pagination: false,
    overrideAccess: true, // whatever its release time
    req,
  })
  return docs.filter((copy) => idsOf(copy[field] as string[]).includes(id) || idsOf((nextOf(copy)?.row[field] ?? []) as string[]).includes(id))
}
