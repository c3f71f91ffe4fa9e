// The saved filters above the article list: plain links, the shown one marked.

import { formatAdminURL } from 'payload/shared'
import type { Payload, TypedUser } from 'payload'
import { staffOf } from '#access/actors.ts'
import '../desk.css'
import { currentView, deskViewLink, deskViews } from './deskViews.ts'

type Props = { payload: Payload; user: TypedUser | null; searchParams?: Record<string, unknown> }

/** Links to the desk's views of the article list. */
export function DeskViews({ payload, user, searchParams }: Props) {
  const staff = staffOf(user)
  if (!staff) return null
  const views = deskViews(staff.id)
  const shown = currentView({ views, where: whereOf(searchParams) })
  const adminRoute = formatAdminURL({ adminRoute: payload.config.routes.admin, path: '' })
  return (
    <nav className="desk-views" aria-label="Saved filters">
      <ul>
        {views.map((view) => (
          <li key={view.key}>
            <a href={deskViewLink({ adminRoute, view })} aria-current={view.key === shown ? 'page' : undefined}>
              {view.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The address's own `where`, whether Next or Payload has taken the query string apart. */
function whereOf(searchParams: Record<string, unknown> | undefined): unknown {
  if (!searchParams) return null
  if (searchParams.where) return searchParams.where
  const nested: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(searchParams)) {
    if (!name.startsWith('where[')) continue
    const path = [...name.slice('where'.length).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')
    put(nested, path, value)
  }
  return nested
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path
  if (head === undefined) return
  if (rest.length === 0) {
    into[head] = value
    return
  }
  into[head] ??= {}
  put(into[head] as Record<string, unknown>, rest, value)
}
