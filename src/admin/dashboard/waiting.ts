// What waits for one member of staff: texts to judge, to correct, to publish, comments to read, mail that failed.

import type { Payload, Where } from 'payload'
import type { Article, Staff } from '#payload-types'
import { ownText } from '#access/rules.ts'
import type { StaffRole } from '#src/workflow/transitions.ts'

export type WaitingArticle = { id: string; headline: string; state: string; live: string; updatedAt: string }

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
  const groups = await Promise.all(GROUPS.filter((group) => group.roles.includes(role)).map((group) => load(desk, group)))
  return {
    groups: groups.filter((group) => group.articles.length > 0),
    pendingComments: isOneOf(role, ['moderator', 'admin']) ? await count(desk, 'comments', { state: { equals: 'pending' } }) : null,
    failedMail: role === 'admin' ? await count(desk, 'outbox', { state: { equals: 'failed' } }) : null,
  }
}

type Group = {
  key: string
  title: string
  roles: readonly StaffRole[]
  where: (staff: Staff) => Where
  /** What the query cannot say. */
  keep?: (article: Article, staff: Staff) => boolean
}

const GROUPS: readonly Group[] = [
  {
    key: 'changes',
    title: 'Sent back to you',
    roles: ['author', 'editor', 'admin'],
    where: ({ id }) => ({ and: [{ state: { equals: 'changes_requested' } }, ownText(id)] }),
  },
  {
    key: 'review',
    title: 'To review',
    roles: ['editor', 'compliance', 'admin'],
    where: () => ({ state: { equals: 'in_review' } }),
    keep: (article, staff) => !writersOf(article).includes(staff.id),
  },
  { key: 'ready', title: 'Approved, ready to publish', roles: ['editor', 'admin'], where: () => ({ state: { equals: 'approved' } }) },
  {
    key: 'drafts',
    title: 'Your drafts',
    roles: ['author', 'editor', 'admin'],
    where: ({ id }) => ({ and: [{ state: { equals: 'draft' } }, ownText(id)] }),
  },
]

async function load({ payload, staff }: Desk, group: Group): Promise<WaitingGroup> {
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
  const kept = group.keep ? docs.filter((article) => group.keep?.(article, staff)) : docs
  return { key: group.key, title: group.title, articles: kept.map(listed) }
}

async function count({ payload, staff }: Desk, collection: 'comments' | 'outbox', where: Where): Promise<number> {
  const { totalDocs } = await payload.count({ collection, where, overrideAccess: false, user: { ...staff, collection: 'staff' } })
  return totalDocs
}

function listed(article: Article): WaitingArticle {
  return { id: article.id, headline: article.headline || 'Untitled', state: article.state, live: article.live, updatedAt: article.updatedAt }
}

function writersOf(article: Article): string[] {
  return Array.isArray(article.writers) ? article.writers.map(String) : []
}

function isOneOf(role: StaffRole, roles: readonly StaffRole[]): boolean {
  return roles.includes(role)
}
