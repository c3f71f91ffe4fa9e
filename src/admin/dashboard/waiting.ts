// What waits for one member of staff: texts to judge, to correct, to publish, what colleagues ask, comments, mail that failed.

import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'
import { isOneOf, MODERATES } from '#access/roles.ts'
import type { Article, Staff } from '#payload-types'
import { deskView } from '#src/publishing/steps/desk.ts'
import { declarations, judge } from '#src/workflow/engine.ts'
import { GROUPS, type Group } from './waitingGroups.ts'

type WaitingArticle = {
  id: string
  headline: string
  state: string
  live: string
  publishedAt: string | null
  updatedAt: string
  hint: string | null
}

export type WaitingGroup = { key: string; title: string; articles: WaitingArticle[] }

export type Waiting = {
  groups: WaitingGroup[]
  /** Comments that wait for a decision, or null for people who do not moderate. */
  pendingComments: number | null
  /** Mail that was given up, or null for people who do not look after it. */
  failedMail: number | null
}

type Desk = { payload: Payload; staff: Staff }

const MOST = 30

/** Everything that waits for this person, read with this person's own rights. */
export async function waitingFor(desk: Desk): Promise<Waiting> {
  const { role } = desk.staff
  const req = await createLocalReq({ user: { ...desk.staff, collection: 'staff' } }, desk.payload)
  const groups = await Promise.all(
    GROUPS.filter((group) => isOneOf(role, group.roles)).map((group) => load(desk, req, group)),
  )
  return {
    groups: groups.filter((group) => group.articles.length > 0),
    pendingComments: isOneOf(role, MODERATES)
      ? await count(desk, 'comments', { state: { equals: 'pending' } })
      : null,
    failedMail: role === 'admin' ? await count(desk, 'outbox', { state: { equals: 'failed' } }) : null,
  }
}

async function load({ payload, staff }: Desk, req: PayloadRequest, group: Group): Promise<WaitingGroup> {
  const { docs } = await payload.find({
    collection: 'articles',
    where: group.where(staff),
    draft: true,
    depth: 0,
    limit: MOST,
    pagination: false,
    sort: '-updatedAt',
    overrideAccess: false,
    user: { ...staff, collection: 'staff' },
  })
  const waits = await Promise.all(docs.map((article) => isMine(group, { article, staff, req })))
  return {
    key: group.key,
    title: group.title,
    articles: docs.filter((_, place) => waits[place]).map((article) => listed(article, group)),
  }
}

async function isMine(
  { step }: Group,
  { article, staff, req }: { article: Article; staff: Staff; req: PayloadRequest },
): Promise<boolean> {
  if (!step) return true
  const { facts } = await deskView({ req, articleId: article.id, actor: staff, now: new Date() })
  const action = step.of(article)
  const verdict = judge({
    action,
    article: facts,
    actor: staff,
    note: 'to be written',
    attestations: declarations(facts, action),
  })
  return verdict.ok || !step.notWhen.includes(verdict.code)
}

async function count(
  { payload, staff }: Desk,
  collection: 'comments' | 'outbox',
  where: Where,
): Promise<number> {
  const { totalDocs } = await payload.count({
    collection,
    where,
    overrideAccess: false,
    user: { ...staff, collection: 'staff' },
  })
  return totalDocs
}

function listed(article: Article, { hint }: Group): WaitingArticle {
  const { id, headline, state, live, publishedAt, updatedAt } = article
  return {
    id,
    headline: headline || 'Untitled',
    state,
    live,
    publishedAt: publishedAt ?? null,
    updatedAt,
    hint: hint?.(article) ?? null,
  }
}
