// What waits for its time, each with what is wrong with it. Read in a few questions, however many there are.

import type { Payload, PayloadRequest, Where } from 'payload'
import type { Article, Edition, PublicCopy } from '#payload-types'
import { eventOf, type AuditEvent } from '#src/auditEvents/events/event.ts'
import { type EventAction, readEvent } from '#src/auditEvents/events/index.ts'
import { readRows } from '#src/database/index.ts'
import { ENDS_APPROVALS } from '#src/workflow/actions.ts'
import type { ArticleState } from '#src/workflow/states.ts'
import { differenceIn, isIntact, wentOut } from './verify.ts'

/** Editions that go out together, or one alone. `difference` says for the group why it must not go out. */
export type Group = { bundle: string | null; goesOutAt: Date; members: Member[]; isSound: boolean }

/** `wentOut`: the record says that readers have had it, so that it waits for nothing. */
export type Member = { edition: Edition; difference: string | null; wentOut: boolean }

/** The events by which it is judged whether what waits is what was approved. */
const TELLING: readonly EventAction[] = [
  'approve',
  ...ENDS_APPROVALS,
  'publish',
  'override',
  'lift',
  'cancel-release',
  'release.held',
  'withdraw',
  'emergency-withdraw',
  'release',
  'bundle.release',
]

type On = { payload: Payload; req?: PayloadRequest }

/** How many editions a tick looks at; what is over follows with the next. */
const MAX_EDITIONS_PER_TICK = 500

const WENT_OUT = 'The record says that it went out already.'

const NOT_ALL = 'It goes out together with others, and not all of them wait any more.'

type WaitingQuery = {
  payload: Payload
  /** Reads within this transaction. */
  req?: PayloadRequest
  after?: Date
  until: Date
  /** Looks at these editions alone, and at those that they go out with. */
  which?: Where
}

/** The groups whose time comes after the one instant and until the other, the first due first. */
export async function waitingGroups({ after, until, which, ...on }: WaitingQuery): Promise<Group[]> {
  const times: Where[] = [
    { goesOutAt: { less_than_equal: until.toISOString() } },
    ...(after ? [{ goesOutAt: { greater_than: after.toISOString() } }] : []),
  ]
  const found = await editionsWhere(on, [...times, ...(which ? [which] : [])], MAX_EDITIONS_PER_TICK)
  const bundles = [...new Set(found.flatMap(({ bundle }) => bundle ?? []))]
  // All of a bundle, whatever its rows say of their times and however many wait beside it.
  const together = bundles.length > 0 ? await editionsWhere(on, [{ bundle: { in: bundles } }]) : []
  const editions = [...found.filter(({ bundle }) => !bundle), ...together]
  if (editions.length === 0) return []
  const members = await examined(on, editions)
  const memberships = await membershipsOf(on, bundles)
  const alone = members.filter(({ edition }) => !edition.bundle).map((member) => groupOf(null, [member]))
  const bundled = bundles.map((bundle) =>
    complete(
      groupOf(
        bundle,
        members.filter(({ edition }) => edition.bundle === bundle),
      ),
      memberships.get(bundle) ?? [],
    ),
  )
  return [...alone, ...bundled].toSorted(
    (left, right) => left.goesOutAt.getTime() - right.goesOutAt.getTime(),
  )
}

async function examined(on: On, editions: Edition[]): Promise<Member[]> {
  const articles = editions.map(({ article }) => article)
  const copies = await copiesOf(on, articles)
  const states = await statesOf(on, articles)
  const events = await eventsOf(on, { article: { in: articles } })
  return editions.map((edition) => {
    const about = events.filter(({ article }) => article === edition.article)
    const copy = copies.get(edition.article) ?? null
    const state = states.get(edition.article) ?? null
    const isOut = wentOut({ edition, events: about })
    const difference = isOut ? WENT_OUT : differenceIn({ edition, state, copy, events: about })
    return { edition, difference, wentOut: isOut }
  })
}

function groupOf(bundle: string | null, members: Member[]): Group {
  const times = members.map(({ edition }) => new Date(edition.goesOutAt).getTime())
  return {
    bundle,
    members,
    goesOutAt: new Date(Math.max(...times)),
    isSound: members.every(({ difference }) => difference === null),
  }
}

/** A bundle goes out as the record says that it was released, or not at all. */
function complete(group: Group, wanted: readonly string[]): Group {
  const here = group.members.map(({ edition }) => edition.article)
  if (wanted.length === here.length && wanted.every((id) => here.includes(id))) return group
  return {
    ...group,
    isSound: false,
    members: group.members.map((member) => ({ ...member, difference: member.difference ?? NOT_ALL })),
  }
}

async function editionsWhere(on: On, and: Where[], limit?: number): Promise<Edition[]> {
  const { docs } = await on.payload.find({
    collection: 'editions',
    where: { and: [{ state: { equals: 'waiting' } }, ...and] },
    sort: ['goesOutAt', 'id'],
    ...(limit ? { limit } : {}),
    ...asTheClock(on),
  })
  return docs
}

async function copiesOf(on: On, articles: string[]): Promise<Map<string, PublicCopy>> {
  const { docs } = await on.payload.find({
    collection: 'publicCopies',
    where: { article: { in: articles } },
    limit: articles.length,
    ...asTheClock(on),
  })
  return new Map(docs.map((copy) => [copy.article, copy]))
}

async function statesOf({ payload, req }: On, articles: string[]): Promise<Map<string, ArticleState>> {
  const rows = await readRows<Pick<Article, 'id' | 'state'>>({
    payload,
    collection: 'articles',
    where: { id: { in: articles } },
    fields: ['state'],
    ...(req ? { req } : {}),
  })
  return new Map(rows.map(({ id, state }) => [id, state]))
}

async function eventsOf(on: On, which: Where): Promise<AuditEvent[]> {
  const { docs } = await on.payload.find({
    collection: 'audit',
    where: { and: [which, { action: { in: [...TELLING] } }] },
    sort: 'seq',
    ...asTheClock(on),
  })
  return docs.map(eventOf)
}

/** The articles of each bundle as they were when it was released. */
async function membershipsOf(on: On, bundles: string[]): Promise<Map<string, string[]>> {
  if (bundles.length === 0) return new Map()
  const events = await eventsOf(on, { subject: { in: bundles.map((id) => `bundles/${id}`) } })
  return new Map(
    events.filter(isIntact).flatMap((event) => {
      const recorded = readEvent(event)
      return recorded.known && recorded.action === 'bundle.release'
        ? [[event.subject!.slice('bundles/'.length), recorded.data.articles] as const]
        : []
    }),
  )
}

/** The clock reads with all rights: nobody asks. */
function asTheClock({ req }: On) {
  return { depth: 0, pagination: false, overrideAccess: true, ...(req ? { req } : {}) } as const
}
