// The last moves on the whole desk, read from the record, with the headlines of their articles.

import type { Payload } from 'payload'
import type { Staff } from '#payload-types'
import { MOVES, told } from '../events.ts'

export type Activity = {
  id: string
  articleId: string
  headline: string
  actorName: string
  action: string
  told: string
  to: string | null
  at: string
  note: string | null
}

/** The newest moves, as this person may read them, newest first. */
export async function recentActivity({
  payload,
  staff,
  limit = 10,
}: {
  payload: Payload
  staff: Staff
  limit?: number
}): Promise<Activity[]> {
  const reading = {
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user: { ...staff, collection: 'staff' },
  } as const
  const { docs: events } = await payload.find({
    collection: 'audit',
    where: { and: [{ article: { exists: true } }, { action: { in: [...MOVES] } }] },
    sort: '-seq',
    limit,
    ...reading,
  })
  const ids = [...new Set(events.flatMap(({ article }) => article ?? []))]
  const { docs: articles } = await payload.find({
    collection: 'articles',
    where: { id: { in: ids } },
    draft: true,
    limit,
    ...reading,
  })
  const headlines = new Map(articles.map((article) => [article.id, article.headline]))
  return events.map(({ id, article, action, actorName, at, note, data }) => {
    const {
      from = null,
      to = null,
      edition = null,
    } = (data ?? {}) as { from?: string | null; to?: string | null; edition?: number | null }
    const articleId = article ?? ''
    return {
      id,
      articleId,
      headline: headlines.get(articleId) || 'Untitled',
      actorName,
      action,
      told: told({ action, from, to, edition }),
      to,
      at,
      note: note ?? null,
    }
  })
}
