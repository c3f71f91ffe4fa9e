// The timeline of an article: who moved it, when, from where to where, and why. It is read from the record.

import type { PayloadRequest } from 'payload'
import type { EventMark } from '#src/auditEvents/events/eventType.ts'
import { readEvent } from '#src/auditEvents/events/index.ts'
import { labelOf, markOf, moveIn } from '#src/auditEvents/events/labels.ts'
import type { ArticleState } from '#src/workflow/states.ts'

export type Move = {
  id: string
  action: string
  /** What was done, to follow the name of who did it; and the word of its red chip. */
  label: string
  mark: EventMark | null
  from: ArticleState | null
  to: ArticleState | null
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
  return docs.map((row) => {
    const event = readEvent(row)
    return {
      id: row.id,
      action: row.action,
      label: labelOf(event),
      mark: markOf(row.action),
      ...moveIn(event),
      actorName: row.actorName,
      at: row.at,
      note: row.note ?? null,
      hash: row.contentHash ?? null,
      revision: row.revision ?? null,
    }
  })
}
