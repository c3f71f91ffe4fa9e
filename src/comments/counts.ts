// How many comments articles have, for lists and for other sites.

import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import { readRows } from '#src/database/index.ts'
import { countVisible } from './listThreads.ts'

export type Count = { slug: string; articleId: string; count: number }

/** Visible comments of each article that is out. Any other slug is not in the answer, whatever the reason. */
export async function countsBySlug({ payload, slugs, now }: { payload: Payload; slugs: string[]; now: Date }): Promise<Count[]> {
  const wanted = [...new Set(slugs)]
  const copies = await readRows({ payload, collection: 'publicCopies', where: { and: [{ slug: { in: wanted } }, listedNow(now)] }, fields: ['slug', 'article'] })
  return Promise.all(copies.map(async ({ slug, article }) => ({ slug: String(slug), articleId: String(article), count: await countVisible(payload, String(article)) })))
}
