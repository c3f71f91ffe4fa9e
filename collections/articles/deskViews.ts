// The saved filters of the article list. The desk thinks in these, not in field names.

import type { BaseFilter, PayloadRequest, Where } from 'payload'
import { staffOf } from '#access/actors.ts'
import { ownText } from '#access/rules.ts'
import { outAsRecommendation, RECOMMENDATIONS } from './recommendations.ts'

export type SavedFilter = {
  key: string
  label: string
  where: ((staffId: string) => Where) | null
  /** What else belongs in the view and stands in another collection. */
  also?: (req: PayloadRequest) => Promise<Where>
  /** The order of the list, where it is not the newest save first. */
  sort?: string
  /** The columns, where they are not those that the person has chosen. */
  columns?: readonly string[]
}

/** The views in the order of the desk's day. A link names one as `?desk=key`. */
export const DESK_VIEWS: readonly SavedFilter[] = [
  { key: 'all', label: 'All', where: null },
  {
    key: 'mine',
    label: 'My drafts',
    where: (staffId) => ({ and: [ownText(staffId), inState('draft', 'changes_requested')] }),
  },
  { key: 'in-review', label: 'In review', where: () => inState('in_review') },
  { key: 'approved', label: 'Approved', where: () => inState('approved') },
  { key: 'scheduled', label: 'Scheduled', where: () => inState('scheduled'), sort: 'publishedAt' },
  { key: 'published', label: 'Published', where: () => inState('published') },
  { key: 'changes-requested', label: 'Changes requested', where: () => inState('changes_requested') },
  {
    key: 'recommendations',
    label: 'Recommendations',
    where: () => ({ regulatoryClass: { in: RECOMMENDATIONS } }),
    also: (req) => outAsRecommendation(req, new Date()),
    columns: ['headline', 'state', 'regulatoryClass', 'byline', 'commodities', 'updatedAt'],
  },
  { key: 'asked', label: 'Asked for', where: () => ({ pending: { exists: true } }) },
  { key: 'attention', label: 'Needs attention', where: needsAttention, also: withOpenTasks },
]

/** The view that an address asks for; anything unknown is the first, which hides nothing. */
export function savedFilterOf(value: unknown): SavedFilter {
  return DESK_VIEWS.find((view) => view.key === value) ?? DESK_VIEWS[0]!
}

/** Narrows the list to the view in its address; filters set by hand come on top. */
export const filterByDeskView: BaseFilter = async ({ req }) => {
  const staff = staffOf(req.user)
  const view = savedFilterOf(req.query?.desk)
  if (!staff || !view.where) return null
  return { or: [view.where(staff.id), ...(view.also ? [await view.also(req)] : [])] }
}

/**
 * What somebody should look at: sent back, withdrawn, asked for by one of two, or public while a newer draft
 * of it is unfinished.
 */
function needsAttention(): Where {
  const unfinished: Where = {
    and: [{ live: { equals: 'published' } }, inState('draft', 'in_review', 'changes_requested', 'approved')],
  }
  return { or: [inState('changes_requested', 'withdrawn'), { pending: { exists: true } }, unfinished] }
}

/** Articles that show something which has changed since it was approved. */
async function withOpenTasks(req: PayloadRequest): Promise<Where> {
  const { docs } = await req.payload.find({
    collection: 'tasks',
    where: { state: { equals: 'open' } },
    select: { article: true },
    depth: 0,
    limit: 500,
    pagination: false,
    overrideAccess: false,
    user: req.user,
    req,
  })
  const ids = docs.map(({ article }) => (typeof article === 'string' ? article : article.id))
  return { id: { in: [...new Set(ids)] } }
}

function inState(...states: string[]): Where {
  return { state: { in: states } }
}
