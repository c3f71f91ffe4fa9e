// The last moves on the whole desk, read from the record, with the headlines of their articles.

import type { Payload } from 'payload'
import type { Staff } from '#payload-types'
import type { EventMark } from '#src/auditEvents/events/eventType.ts'
import { readEvent } from '#src/auditEvents/events/index.ts'
import { labelOf, markOf, MOVE_ACTIONS, moveIn } from '#src/auditEvents/events/labels.ts'

export type Activity = {
  id: string
  articleId: string
  headline: string
  actorName: string
  action: string
  label: string
  mark: EventMark | null
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
    where: { and: [{ article: { exists: true } }, { action: { in: [...MOVE_ACTIONS] } }] },
    sort: '-seq',
    limit,
    ...reading,
  })
  const ids = [...new Set(events.flatMap(({ article }) => article ?? []))]
  const { docs: articles } = await payload.find({
    collection: 'articles',
    where: { id: { in: ids } },
    draft: true,
    select: { headline: true },
    limit,
    ...reading,
  })
  const headlines = new Map(articles.map((article) => [article.id, article.headline]))
  return events.map(({ id, article, action, actorName, at, note, data }) => {
    const event = readEvent({ action, data })
    const articleId = article ?? ''
    return {
      id,
      articleId,
      headline: headlines.get(articleId) || 'Without a headline',
      actorName,
      action,
      label: labelOf(event),
      mark: markOf(action),
      to: moveIn(event).to,
      at,
      note: note ?? null,
    }
  })
}
