// What is wrong, or was done in an emergency: releases that wait past their time, came late or are held, and
// steps that somebody took alone.

import type { Payload, Where } from 'payload'
import { ANSWERS_FOR_DESK, isOneOf } from '#access/roleGroups.ts'
import type { Edition, Staff } from '#payload-types'
import { readEvent } from '#src/auditEvents/events/index.ts'
import { EMERGENCIES, labelOf } from '#src/auditEvents/events/labels.ts'
import { durationInWords } from '#src/plainText/durations.ts'
import { LATE_AFTER_MS } from '#src/publishing/release/releaseDue.ts'

export type Alarm = {
  key: string
  kind: 'overdue' | 'held' | 'late' | 'emergency'
  articleId: string
  headline: string
  says: string
  at: string
  note: string | null
}

export type Alarms = { shown: Alarm[]; more: number }

type Desk = { payload: Payload; staff: Staff; now: Date }

const MAX_ALARMS = 8
const DAY_MS = 24 * 60 * 60_000

/**
 * What those who answer for the desk, and get the mails, must see first, the worst first; nothing for anybody
 * else.
 */
export async function alarmsFor(desk: Desk): Promise<Alarms> {
  if (!isOneOf(desk.staff.role, ANSWERS_FOR_DESK)) return { shown: [], more: 0 }
  const all = (await Promise.all([overdue(desk), held(desk), late(desk), emergencies(desk)])).flat()
  return { shown: all.slice(0, MAX_ALARMS), more: Math.max(0, all.length - MAX_ALARMS) }
}

async function overdue(desk: Desk): Promise<Alarm[]> {
  const since = new Date(desk.now.getTime() - LATE_AFTER_MS).toISOString()
  const editions = await editionsWhere(desk, {
    and: [{ state: { equals: 'waiting' } }, { goesOutAt: { less_than: since } }],
  })
  return editions.map((edition) =>
    alarm(
      edition,
      'overdue',
      'should have been released. The scheduler is not running: tell your administrator.',
    ),
  )
}

/** A held edition is an alarm until the article has a newer one. */
async function held(desk: Desk): Promise<Alarm[]> {
  const editions = await editionsWhere(desk, { state: { equals: 'held' } })
  const { docs } = await desk.payload.find({
    collection: 'articles',
    where: { id: { in: editions.map(({ article }) => article) } },
    draft: true,
    limit: editions.length,
    ...reading(desk),
  })
  const newest = new Map(
    docs.filter(({ state }) => state !== 'archived').map(({ id, edition }) => [id, edition]),
  )
  return editions
    .filter(({ article, number }) => newest.get(article) === number)
    .map((edition) =>
      alarm(edition, 'held', 'is held: what waited was not what had been approved, so it did not go out.'),
    )
}

async function late(desk: Desk): Promise<Alarm[]> {
  const yesterday = new Date(desk.now.getTime() - DAY_MS).toISOString()
  const editions = await editionsWhere(desk, {
    and: [{ state: { equals: 'out' } }, { outAt: { greater_than: yesterday } }],
  })
  const lateBy = ({ goesOutAt, outAt }: Pick<Edition, 'goesOutAt' | 'outAt'>) =>
    new Date(outAt ?? goesOutAt).getTime() - new Date(goesOutAt).getTime()
  return editions
    .filter((edition) => lateBy(edition) > LATE_AFTER_MS)
    .map((edition) => alarm(edition, 'late', `was released ${durationInWords(lateBy(edition))} late.`))
}

async function emergencies(desk: Desk): Promise<Alarm[]> {
  const lastWeek = new Date(desk.now.getTime() - 7 * DAY_MS).toISOString()
  const where: Where = { and: [{ action: { in: [...EMERGENCIES] } }, { at: { greater_than: lastWeek } }] }
  const { docs } = await desk.payload.find({
    collection: 'audit',
    where,
    sort: '-seq',
    limit: 20,
    ...reading(desk),
  })
  const ids = [...new Set(docs.flatMap(({ article }) => article ?? []))]
  const { docs: articles } = await desk.payload.find({
    collection: 'articles',
    where: { id: { in: ids } },
    draft: true,
    limit: ids.length,
    ...reading(desk),
  })
  const headlines = new Map(articles.map(({ id, headline }) => [id, headline]))
  return docs.map(({ id, action, data, actorName, article, at, note }) => ({
    key: id,
    kind: 'emergency',
    articleId: article ?? '',
    headline: headlines.get(article ?? '') || 'Without a headline',
    says: `${actorName} ${labelOf(readEvent({ action, data }))}.`,
    at,
    note: note ?? null,
  }))
}

async function editionsWhere(desk: Desk, where: Where) {
  const { docs } = await desk.payload.find({
    collection: 'editions',
    where,
    select: { article: true, number: true, headline: true, goesOutAt: true, outAt: true },
    sort: '-goesOutAt',
    limit: 500,
    ...reading(desk),
  })
  return docs
}

function alarm(
  { id, article, headline, goesOutAt }: Pick<Edition, 'id' | 'article' | 'headline' | 'goesOutAt'>,
  kind: Alarm['kind'],
  says: string,
): Alarm {
  return { key: id, kind, articleId: article, headline, says, at: goesOutAt, note: null }
}

function reading({ staff }: Desk) {
  return {
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user: { ...staff, collection: 'staff' },
  } as const
}
