// What the clock does: marks scheduled articles as published once their release time has come. The visibility rule has
// already let readers in at that instant; this only brings the desk's view and the pictures into line.

import type { Payload } from 'payload'
import type { PublicCopy } from '#payload-types'
import { compareAndSet } from '#src/database/index.ts'
import { idsOf } from './ids.ts'
import { saveAsWorkflow } from './saveAsWorkflow.ts'
import { showOnlyCited } from './showCited.ts'
import { recordMove } from './timeline.ts'
import { inTransaction } from './transaction.ts'

/** Releases every scheduled article whose time has come; returns how many. Safe to run in several processes at once. */
export async function releaseDue({ payload, now }: { payload: Payload; now: Date }): Promise<number> {
  const { docs } = await payload.find({
    collection: 'articles',
    where: { and: [{ state: { equals: 'scheduled' } }, { publishedAt: { less_than_equal: now.toISOString() } }] },
    select: { publishedAt: true, revision: true },
    depth: 0,
    limit: 50,
    pagination: false,
    overrideAccess: true, // the clock asks, not a person
  })
  let released = 0
  for (const { id, revision } of docs) if (await release({ payload, articleId: id, revision, now })) released += 1
  return released
}

async function release({ payload, articleId, revision, now }: { payload: Payload; articleId: string; revision: number; now: Date }): Promise<boolean> {
  return inTransaction(payload, null, async (req) => {
    const next = { state: 'published', revision: revision + 1 }
    const won = await compareAndSet({ payload, req, collection: 'articles', id: articleId, where: { and: [{ revision: { equals: revision } }, { state: { equals: 'scheduled' } }] }, data: next })
    if (!won) return false
    const { docs } = await payload.find({ collection: 'publicCopies', where: { article: { equals: articleId } }, depth: 0, limit: 1, pagination: false, overrideAccess: true, req }) // its own copy
    const copy: PublicCopy | undefined = docs[0]
    await saveAsWorkflow({ req, articleId, data: { ...next, publish: true } })
    if (copy) await showOnlyCited(req, idsOf(copy.images), now)
    await recordMove(req, { articleId, action: 'release', from: 'scheduled', to: 'published', actor: null, at: now, note: null, hash: copy?.hash ?? '', revision: next.revision })
    return true
  })
}
