// The timeline of an article: who moved it, when, from where to where, and why. It is read from the record.

import type { PayloadRequest } from 'payload'

export type Move = {
  id: string
  action: string
  from: string | null
  to: string | null
  actorName: string
  at: string
  note: string | null
  hash: string | null
  revision: number | null
  edition: number | null
}

/** The moves of one article, newest first, as the person behind the request may read them. */
export async function timeline({
  req,
  articleId,
}: {
  req: PayloadRequest
  articleId: string
}): Promise<Move[]> {
  const { docs } = await req.payload.find({
    collection: 'audit',
    where: { article: { equals: articleId } },
    sort: '-seq',
    depth: 0,
    limit: 200,
    pagination: false,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return docs.map((event) => {
    const data = (event.data ?? {}) as { from?: string; to?: string; edition?: number | null }
    return {
      id: event.id,
      action: event.action,
      from: data.from ?? null,
      to: data.to ?? null,
      actorName: event.actorName,
      at: event.at,
      note: event.note ?? null,
      hash: event.contentHash ?? null,
      revision: event.revision ?? null,
      edition: data.edition ?? null,
    }
  })
}
