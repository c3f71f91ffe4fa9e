// What goes out next, and what has just happened on the desk.

import { DeskMoment, DeskWhen } from '../DeskWhen.tsx'
import { ShownLines } from '../ShownLines.tsx'
import { StateChip } from '../StateChip.tsx'
import type { Activity } from './activity.ts'
import type { Release } from './releases.ts'

/** The next releases, in the desk's zone and in UTC. */
export function ReleaseList({ releases, admin, zone }: { releases: Release[]; admin: string; zone: string }) {
  if (releases.length === 0) return <p className="desk-empty">Nothing waits for its time.</p>
  return (
    <ul className="desk-list">
      {releases.map(({ id, article, headline, kind, isBundled, goesOutAt }) => (
        <li key={id}>
          <a className="desk-link" href={`${admin}/collections/articles/${article}`}>
            {headline}
          </a>
          <span className="desk-small">
            <DeskMoment at={goesOutAt} zone={zone} />
            {kind === 'first' ? null : ` · ${kind}`}
            {isBundled ? ' · together with others' : null}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The last moves, newest first. */
export function ActivityList({
  activity,
  admin,
  zone,
}: {
  activity: Activity[]
  admin: string
  zone: string
}) {
  if (activity.length === 0) return <p className="desk-empty">Nothing has moved yet.</p>
  return (
    <ul className="desk-list">
      {activity.map((move) => (
        <li key={move.id}>
          <a className="desk-link" href={`${admin}/collections/articles/${move.articleId}`}>
            {move.headline}
          </a>
          <span className="desk-small">
            {move.actorName} {move.label}
          </span>
          <span className="desk-list__line desk-small">
            <span className="desk-cell">
              {move.mark ? <span className="desk-chip desk-chip--failed">{move.mark}</span> : null}
              {move.to ? <StateChip state={move.to} /> : null}
            </span>
            <DeskWhen at={move.at} zone={zone} />
          </span>
          {move.note ? (
            <span className="desk-timeline__note">
              <ShownLines text={move.note} />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
