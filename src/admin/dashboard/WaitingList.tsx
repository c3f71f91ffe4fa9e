// What waits for this person, group by group.

import { DeskWhen } from '../DeskWhen.tsx'
import { LiveMark, StateChip } from '../StateChip.tsx'
import type { Waiting, WaitingGroup } from './waiting.ts'

/** The groups, or a word that nothing waits. */
export function WaitingList({
  waiting: { groups, pendingComments, names },
  admin,
  zone,
}: {
  waiting: Waiting
  admin: string
  zone: string
}) {
  return (
    <>
      {pendingComments ? (
        <>
          <h3>Comments</h3>
          <ul className="desk-list">
            <li>
              <a className="desk-link" href={`${admin}/moderation`}>
                {pendingComments === 1 ? 'One comment waits' : `${pendingComments} comments wait`} for a
                decision
              </a>
            </li>
          </ul>
        </>
      ) : null}
      {names ? (
        <>
          <h3>Names of readers</h3>
          <ul className="desk-list">
            <li>
              <a className="desk-link" href={`${admin}/moderation`}>
                {names === 1 ? 'One name waits' : `${names} names wait`} for a decision
              </a>
            </li>
          </ul>
        </>
      ) : null}
      {groups.map((group) => (
        <Group key={group.key} group={group} admin={admin} zone={zone} />
      ))}
      {groups.length === 0 && !pendingComments && !names ? (
        <p className="desk-empty">Nothing waits for you.</p>
      ) : null}
    </>
  )
}

function Group({ group, admin, zone }: { group: WaitingGroup; admin: string; zone: string }) {
  return (
    <>
      <h3>
        {group.title} ({group.articles.length}
        {group.more > 0 ? ` shown, at most ${group.more} more` : ''})
      </h3>
      <ul className="desk-list">
        {group.articles.map((article) => (
          <li key={article.id}>
            <a className="desk-link" href={`${admin}/collections/articles/${article.id}`}>
              {article.headline}
            </a>
            {article.hint ? <span className="desk-timeline__note">{article.hint}</span> : null}
            <span className="desk-list__line desk-small">
              <span className="desk-cell">
                <StateChip state={article.state} />
                {article.live === 'none' ? null : (
                  <LiveMark live={article.live} publishedAt={article.publishedAt} />
                )}
              </span>
              <span>
                Saved <DeskWhen at={article.updatedAt} zone={zone} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {group.more > 0 ? (
        <p className="desk-small">
          <a href={`${admin}/collections/articles?desk=${group.list.view}&sort=updatedAt`}>
            All articles {group.list.words}, the oldest first
          </a>
        </p>
      ) : null}
    </>
  )
}
