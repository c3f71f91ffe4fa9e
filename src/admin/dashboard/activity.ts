// The last moves on the whole desk, with the headlines of their articles.

import type { Payload } from 'payload'
import type { Staff } from '#payload-types'

export type Activity = { id: string; articleId: string; headline: string; actorName: string; to: string; at: string; note: string | null }

/** The newest moves, as this person may read them, newest first. */
export async function recentActivity({ payload, staff, limit = 10 }: { payload: Payload; staff: Staff; limit?: number }): Promise<Activity[]> {
  const reading = { depth: 0, pagination: false, overrideAccess: false, user: { ...staff, collection: 'staff' } } as const
  const { docs: moves } = await payload.find({ collection: 'moves', sort: '-at', limit, ...reading })
  const ids = [...new Set(moves.map((move) => idOf(move.article)))]
  const { docs: articles } = await payload.find({ collection: 'articles', where: { id: { in: ids } }, draft: true, limit, ...reading })
  const headlines = new Map(articles.map((article) => [article.id, article.headline]))
  return moves.map((move) => {
    const articleId = idOf(move.article)
    return { id: move.id, articleId, headline: headlines.get(articleId) || 'Untitled', actorName: move.actorName, to: move.to, at: move.at, note: move.note ?? null }
  })
}

function idOf(reference: string | { id: string }): string {
  return typeof reference === 'string' ? reference : reference.id
}
