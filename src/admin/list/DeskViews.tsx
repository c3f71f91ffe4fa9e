// The saved filters above the article list: plain links, the shown one marked.

import type { Payload } from 'payload'
import { DESK_VIEWS, type SavedFilter, savedFilterOf } from '#collections/articles/deskViews.ts'
import '../desk.css'

type Props = { payload: Payload; searchParams?: Record<string, unknown> }

/** Links to the desk's views of the article list. */
export function DeskViews({ payload, searchParams }: Props) {
  const shown = savedFilterOf(searchParams?.desk)
  const list = `${payload.config.routes.admin}/collections/articles`
  return (
    <nav className="desk-views" aria-label="Saved filters">
      <ul>
        {DESK_VIEWS.map((view) => (
          <li key={view.key}>
            <a href={addressOf(list, view)} aria-current={view === shown ? 'page' : undefined}>
              {view.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function addressOf(list: string, { key, where, sort, columns }: SavedFilter): string {
  if (!where) return list
  const query = new URLSearchParams({
    desk: key,
    ...(sort ? { sort } : {}),
    ...(columns ? { columns: JSON.stringify(columns) } : {}),
  })
  return `${list}?${query}`
}
