// The timeline of an article: who moved it, when, from where to where, and why.

import type { PayloadRequest } from 'payload'
import type { ArticleState } from '#src/workflow/states.ts'
import type { Action } from '#src/workflow/transitions.ts'

export type Move = {
  id: string
  action: string
  from: string
  to: string
  actorName: string
  at: string
  note: string | null
  hash: string
  revision: number
}

/** The moves of one article, newest first, as the person behind the request may read them. */
export async function timeline({ req, articleId }: { req: PayloadRequest; articleId: string }): Promise<Move[]> {
  const { docs } = await req.payload.find({
    collection: 'moves',
    where: { article: { equals: articleId } },
    sort: '-at',
    depth: 0,
    limit: 200,
    pagination: false,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return docs.map((move) => ({
    id: move.id,
    action: move.action,
    from: move.from,
    to: move.to,
    actorName: move.actorName,
    at: move.at,
    note: move.note ?? null,
    hash: move.hash,
    revision: move.revision,
  }))
}

export type NewMove = {
  articleId: string
  action: Action | 'release'
  from: ArticleState
  to: ArticleState
  actor: { id: string; name: string } | null
  at: Date
  note: string | null
  hash: string
  revision: number
}

/** Adds a move to the timeline, within the caller's transaction. */
export async function recordMove(req: PayloadRequest, move: NewMove): Promise<void> {
  await req.payload.create({
    collection: 'moves',
    data: {
      article: move.articleId,
      action: move.action,
      from: move.from,
      to: move.to,
      actor: move.actor?.id ?? null,
      actorName: move.actor?.name ?? 'The clock',
      at: move.at.toISOString(),
      note: move.note,
      hash: move.hash,
      revision: move.revision,
    },
    depth: 0,
    overrideAccess: true, // nobody writes the timeline but this function
    req,
  })
}
