// How many comments articles have, for lists and for other sites.

import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import { countVisible } from './listThreads.ts'

export type Count = { slug: string; articleId: string; count: number }

/** Visible comments of each article that is out. Any other slug is not in the answer, whatever the reason. */
export async function countsBySlug({
  payload,
  slugs,
  now,
}: {
  payload: Payload
  slugs: string[]
  now: Date
}): Promise<Count[]> {
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
  return Promise.all(
    docs.map(async ({ slug, article }) => ({
      slug,
      articleId: article,
      count: await countVisible(payload, article),
    })),
  )
}
