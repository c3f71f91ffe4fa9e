// The desk's home: what is wrong, what waits for this person, what goes out next, and what has just happened.

import { Gutter } from '@payloadcms/ui'
import type { Payload, TypedUser } from 'payload'
import { staffOf } from '#access/actors.ts'
import { isOneOf, WRITES } from '#access/roleGroups.ts'
import '../desk.css'
import { deskZone } from '../deskZone.ts'
import { recentActivity } from './activity.ts'
import { AlarmList } from './AlarmList.tsx'
import { alarmsFor } from './alarms.ts'
import { KeptHere } from './KeptHere.tsx'
import { openTasks } from './openTasks.ts'
import { OpenTasks } from './OpenTasks.tsx'
import { ActivityList, ReleaseList } from './ReleaseList.tsx'
import { nextReleases } from './releases.ts'
import { waitingFor } from './waiting.ts'
import { WaitingList } from './WaitingList.tsx'

type Props = { payload: Payload; user: TypedUser | null }

/** Replaces Payload's list of collections. */
export async function Dashboard({ payload, user }: Props) {
  const staff = staffOf(user)
  if (!staff) return null
  const admin = payload.config.routes.admin
  const desk = { payload, staff, now: new Date() }
  const [zone, alarms, waiting, tasks, releases, activity] = await Promise.all([
    deskZone(payload),
    alarmsFor(desk),
    waitingFor(desk),
    openTasks(desk),
    nextReleases(desk),
    recentActivity(desk),
  ])
  const writes = isOneOf(staff.role, WRITES)
  return (
    <Gutter className="desk-home">
      <header className="desk-home__head">
        <h1>Good to see you, {staff.name.split(' ')[0]}</h1>
        {writes ? (
          <p className="desk-home__actions">
            <a className="desk-button desk-button--primary" href={`${admin}/new-article`}>
              New article
            </a>
            <a className="desk-button" href={`${admin}/collections/figures/create`}>
              New figure
            </a>
          </p>
        ) : null}
      </header>
      {writes ? <KeptHere person={staff.id} api={payload.config.routes.api} admin={admin} /> : null}
      <AlarmList alarms={alarms} admin={admin} zone={zone} />
      {waiting.failedMail ? (
        <p className="desk-warning">
          {waiting.failedMail === 1
            ? 'One mail could not be sent.'
            : `${waiting.failedMail} mails could not be sent.`}{' '}
          <a href={`${admin}/collections/outbox?where[or][0][and][0][state][equals]=failed`}>
            See which, and why
          </a>
        </p>
      ) : null}
      <div className="desk-home__columns">
        <div>
          <section aria-labelledby="desk-waiting">
            <h2 id="desk-waiting">Waiting for me</h2>
            <WaitingList waiting={waiting} admin={admin} zone={zone} />
          </section>
          {tasks.shown.length > 0 ? (
            <section aria-labelledby="desk-tasks">
              <h2 id="desk-tasks">Tasks</h2>
              <OpenTasks tasks={tasks} zone={zone} />
            </section>
          ) : null}
        </div>
        <div>
          <section aria-labelledby="desk-releases">
            <h2 id="desk-releases">Next releases</h2>
            <ReleaseList releases={releases} admin={admin} zone={zone} />
          </section>
          <section aria-labelledby="desk-activity">
            <h2 id="desk-activity">On the desk</h2>
            <ActivityList activity={activity} admin={admin} zone={zone} />
          </section>
        </div>
      </div>
    </Gutter>
  )
}
