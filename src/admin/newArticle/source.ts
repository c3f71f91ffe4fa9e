// The article that a new one is to be a copy of.

import type { PayloadRequest } from 'payload'
import { isId } from '#src/database/index.ts'

export type Source = { id: string; headline: string }

/** As the person of this request may read it; null where there is none. */
export async function sourceOf(req: PayloadRequest, id: string): Promise<Source | null> {
  if (!isId(req.payload, id)) return null
  const article = await req.payload.findByID({
    collection: 'articles',
    id,
    draft: true,
    depth: 0,
    select: { headline: true },
    disableErrors: true,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return article && { id, headline: article.headline ?? '' }
}
