// Figures and pictures are public exactly while an article that is out shows them.

import type { PayloadRequest, Where } from 'payload'
import { listedNow } from '#access/visibility.ts'

type Cited = { figures: string[]; media: string[]; now: Date }

/** Opens what a public copy now shows and closes what none shows any more, among the things named. */
export async function showOnlyCited(req: PayloadRequest, { figures, media, now }: Cited): Promise<void> {
  for (const id of new Set(figures)) await setPublic(req, { collection: 'figures', id, isPublic: await isShown(req, { figures: { in: [id] } }, now) })
  for (const id of new Set(media)) await setPublic(req, { collection: 'media', id, isPublic: await isShown(req, { images: { in: [id] } }, now) })
}

async function isShown(req: PayloadRequest, cites: Where, now: Date): Promise<boolean> {
  const { totalDocs } = await req.payload.count({
    collection: 'publicCopies',
    where: { and: [cites, listedNow(now)] },
    overrideAccess: true, // the rule of visibility is in the query
    req,
  })
  return totalDocs > 0
}

async function setPublic(req: PayloadRequest, { collection, id, isPublic }: { collection: 'figures' | 'media'; id: string; isPublic: boolean }): Promise<void> {
  await req.payload.db.updateOne({ collection, id, data: { isPublic }, req, returning: false })
}
