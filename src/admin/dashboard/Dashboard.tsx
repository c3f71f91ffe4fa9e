// The desk's home: what waits for this person, and what has just happened.

import { Gutter } from '@payloadcms/ui'
import type { Payload, TypedUser } from 'payload'
import { staffOf } from '#access/actors.ts'
import '../desk.css'
import { LiveMark, StateChip } from '../StateChip.tsx'
import { When } from '../When.tsx'
import { recentActivity, type Activity } from './activity.ts'
import { waitingFor, type Waiting, type WaitingGroup } from './waiting.ts'

type Props = { payload: Payload; user: TypedUser | null }

/** Replaces Payload's list of collections. */
export async function Dashboard({ payload, user }: Props) {
  const staff = staffOf(user)
  if (!staff) return null
  const admin = payload.config.routes.admin
  const [waiting, activity] = await Promise.all([waitingFor({ payload, staff }), recentActivity({ payload, staff })])
  const writes = ['author', 'editor', 'admin'].includes(staff.role)
  return (
    <Gutter className="desk-home">
      <header className="desk-home__head">
        <h1>Good to see you, {staff.name.split(' ')[0]}</h1>
        {writes ? (
          <p className="desk-home__actions">
            <a className="desk-button desk-button--primary" href={`${admin}/collections/articles/create`}>
              New article
            </a>
            <a className="desk-button" href={`${admin}/collections/figures/create`}>
              New figure
            </a>
          </p>
        ) : null}
      </header>
      {waiting.failedMail ? (
        <p className="desk-warning">
          {waiting.failedMail === 1 ? 'One mail could not be sent.' : `${waiting.failedMail} mails could not be sent.`}{' '}
          <a href={`${admin}/collections/outbox?where[or][0][and][0][state][equals]=failed`}>See which, and why</a>
        </p>
      ) : null}
      <div className="desk-home__columns">
        <section aria-labelledby="desk-waiting">
          <h2 id="desk-waiting">Waiting for me</h2>
          <WaitingList waiting={waiting} admin={admin} />
        </section>
        <section aria-labelledby="desk-activity">
          <h2 id="desk-activity">On the desk</h2>
          <ActivityList activity={activity} admin={admin} />
        </section>
      </div>
    </Gutter>
  )
}

function WaitingList({ waiting, admin }: { waiting: Waiting; admin: string }) {
  const { groups, pendingComments } = waiting
  return (
    <>
      {pendingComments ? (
        <>
          <h3>Comments</h3>
          <ul className="desk-list">
            <li>
              <a className="desk-link" href={`${admin}/moderation`}>
                {pendingComments === 1 ? 'One comment waits' : `${pendingComments} comments wait`} for a decision
              </a>
            </li>
          </ul>
        </>
      ) : null}
      {groups.map((group) => (
        <Group key={group.key} group={group} admin={admin} />
      ))}
      {groups.length === 0 && !pendingComments ? <p className="desk-empty">Nothing waits for you.</p> : null}
    </>
  )
}

function Group({ group, admin }: { group: WaitingGroup; admin: string }) {
  return (
    <>
      <h3>{group.title}</h3>
      <ul className="desk-list">
        {group.articles.map((article) => (
          <li key={article.id}>
            <a className="desk-link" href={`${admin}/collections/articles/${article.id}`}>
              {article.headline}
            </a>
            <span className="desk-list__line desk-small">
              <span className="desk-cell">
                <StateChip state={article.state} />
                {article.live === 'none' ? null : <LiveMark live={article.live} />}
              </span>
              <span>
                Saved <When at={article.updatedAt} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function ActivityList({ activity, admin }: { activity: Activity[]; admin: string }) {
  if (activity.length === 0) return <p className="desk-empty">Nothing has moved yet.</p>
  return (
    <ul className="desk-list">
      {activity.map((move) => (
        <li key={move.id}>
          <a className="desk-link" href={`${admin}/collections/articles/${move.articleId}`}>
            {move.headline}
          </a>
          <span className="desk-list__line desk-small">
            <span className="desk-cell">
              {move.to ? <StateChip state={move.to} /> : null} {move.actorName} {move.told}
            </span>
            <When at={move.at} />
          </span>
          {move.note ? <span className="desk-timeline__note">{move.note}</span> : null}
        </li>
      ))}
    </ul>
  )
}
