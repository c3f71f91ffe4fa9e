// The saved filters of the article list. The desk thinks in these, not in field names.

import type { BaseFilter, Where } from 'payload'
import { staffOf } from '#access/actors.ts'
import { ownText } from '#access/rules.ts'

export type DeskView = { key: string; label: string; where: ((staffId: string) => Where) | null }

/** The views in the order of the desk's day. A link names one as `?desk=key`. */
export const DESK_VIEWS: readonly DeskView[] = [
  { key: 'all', label: 'All', where: null },
  { key: 'mine', label: 'My drafts', where: (staffId) => ({ and: [ownText(staffId), inState('draft', 'changes_requested')] }) },
  { key: 'in-review', label: 'In review', where: () => inState('in_review') },
  { key: 'approved', label: 'Approved', where: () => inState('approved') },
  { key: 'scheduled', label: 'Scheduled', where: () => inState('scheduled') },
  { key: 'published', label: 'Published', where: () => inState('published') },
  { key: 'changes-requested', label: 'Changes requested', where: () => inState('changes_requested') },
  { key: 'attention', label: 'Needs attention', where: needsAttention },
]

/** The view that an address asks for; anything unknown is the first, which hides nothing. */
export function deskViewOf(asked: unknown): DeskView {
  return DESK_VIEWS.find((view) => view.key === asked) ?? DESK_VIEWS[0]!
}

/** Narrows the list to the view in its address; filters set by hand come on top. */
export const filterByDeskView: BaseFilter = ({ req }) => {
  const staff = staffOf(req.user)
  const view = deskViewOf(req.query?.desk)
  return staff && view.where ? view.where(staff.id) : null
}

/** What somebody should look at: sent back, withdrawn, or public while a newer draft of it is unfinished. */
function needsAttention(): Where {
  const unfinished: Where = { and: [{ live: { equals: 'published' } }, inState('draft', 'in_review', 'changes_requested', 'approved')] }
  return { or: [inState('changes_requested', 'withdrawn'), unfinished] }
}

function inState(...states: string[]): Where {
  return { state: { in: states } }
}
