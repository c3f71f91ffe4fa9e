// How many comments articles have, for lists and for other sites.

import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import { countVisible } from './listThreads.ts'

/** Visible comments of each article that is out, by slug. Any other slug is not in the answer, whatever the reason. */
export async function countsBySlug({ payload, slugs, now }: { payload: Payload; slugs: string[]; now: Date }): Promise<Map<string, number>> {
  const wanted = [...new Set(slugs)]
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { and: [{ slug: { in: wanted } }, listedNow(now)] },
    select: { slug: true, article: true },
    depth: 0,
    limit: wanted.length,
    pagination: false,
    overrideAccess: true, // the rule of visibility is in the query
  })
  const counts = await Promise.all(docs.map(async ({ slug, article }) => [slug, await countVisible(payload, article)] as const))
  return new Map(counts)
}
