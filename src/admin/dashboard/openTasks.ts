// The tasks that are open, for those who can do something about them.

import type { Payload, Where } from 'payload'
import { ANSWERS_FOR_DESK, isOneOf } from '#access/roleGroups.ts'
import type { Staff } from '#payload-types'

type DeskTask = {
  id: string
  label: string
  byName: string
  at: string
  articleId: string
  headline: string
}

export type DeskTasks = { shown: DeskTask[]; more: number }

const MAX_TASKS = 10

/**
 * Open tasks, newest first: all for those who answer for the desk, those on their own articles for authors.
 */
export async function openTasks({ payload, staff }: { payload: Payload; staff: Staff }): Promise<DeskTasks> {
  const answers = isOneOf(staff.role, ANSWERS_FOR_DESK)
  if (!answers && staff.role !== 'author') return { shown: [], more: 0 }
  const own: Where[] = answers ? [] : [{ 'article.owners': { in: [staff.id] } }]
  const { docs, totalDocs } = await payload.find({
    collection: 'tasks',
    where: { and: [{ state: { equals: 'open' } }, ...own] },
    populate: { articles: { headline: true } },
    sort: '-at',
    depth: 1,
    limit: MAX_TASKS,
    overrideAccess: false,
    user: { ...staff, collection: 'staff' },
  })
  const shown = docs.map(({ id, label, byName, at, article }) => {
    const [articleId, headline] =
      typeof article === 'string' ? [article, null] : [article.id, article.headline]
    return { id, label, byName, at, articleId, headline: headline || 'Without a headline' }
  })
  return { shown, more: totalDocs - shown.length }
}
