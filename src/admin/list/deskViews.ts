// The saved filters of the article list, as queries. The desk thinks in these, not in field names.

import type { Where } from 'payload'
import { ownText } from '#access/rules.ts'

export type DeskView = { key: string; label: string; where: Where | null }

/** The views for one member of staff. A fixed `now` would go stale, so no view depends on the clock. */
export function deskViews(staffId: string): DeskView[] {
  return [
    { key: 'all', label: 'All', where: null },
    { key: 'mine', label: 'My drafts', where: both(ownText(staffId), { state: { in: ['draft', 'changes_requested'] } }) },
    { key: 'in-review', label: 'In review', where: inState('in_review') },
    { key: 'approved', label: 'Approved', where: inState('approved') },
    { key: 'scheduled', label: 'Scheduled', where: inState('scheduled') },
    { key: 'published', label: 'Published', where: inState('published') },
    { key: 'changes-requested', label: 'Changes requested', where: inState('changes_requested') },
    { key: 'attention', label: 'Needs attention', where: needsAttention() },
  ]
}

/** What somebody should look at: sent back, withdrawn, or public while its newer draft is still unfinished. */
export function needsAttention(): Where {
  const unfinished: Where = { and: [{ live: { equals: 'published' } }, { state: { in: ['draft', 'in_review', 'changes_requested', 'approved'] } }] }
  return { or: [{ and: [{ state: { in: ['changes_requested', 'withdrawn'] } }] }, unfinished] }
}

/** The address of the article list with a view's filter. */
export function deskViewLink({ adminRoute, view }: { adminRoute: string; view: DeskView }): string {
  const base = `${adminRoute}/collections/articles`
  if (!view.where) return base
  const query = new URLSearchParams()
  for (const [key, value] of flatten('where', view.where)) query.append(key, value)
  return `${base}?${query}`
}

/** The key of the view that a list's query shows, or null when somebody filtered by hand. */
export function currentView({ views, where }: { views: readonly DeskView[]; where: unknown }): string | null {
  const shown = key(where)
  return views.find((view) => key(view.where) === shown)?.key ?? null
}

function inState(state: string): Where {
  return { or: [{ and: [{ state: { equals: state } }] }] }
}

function both(first: Where, second: Where): Where {
  return { or: [{ and: [first, second] }] }
}

function key(where: unknown): string {
  const parts = [...flatten('where', where)].map(([name, value]) => `${name}=${value}`)
  return parts.sort().join('&')
}

function* flatten(path: string, value: unknown): Generator<[string, string]> {
  if (value === null || value === undefined) return
  if (typeof value !== 'object') {
    yield [path, String(value)]
    return
  }
  for (const [name, inner] of Object.entries(value)) yield* flatten(`${path}[${name}]`, inner)
}
