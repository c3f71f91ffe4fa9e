// What waits for one member of staff: texts to judge, to correct, to publish, what colleagues ask, comments,
// mail that failed.

import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'
import { isOneOf, MODERATES } from '#access/roleGroups.ts'
import type { Article, Staff } from '#payload-types'
import { workflowContext } from '#src/publishing/steps/workflowContext.ts'
import { namesToCheck } from '#src/readers/index.ts'
import { declarations, evaluateStep } from '#src/workflow/engine.ts'
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

export type WaitingGroup = {
  key: string
  title: string
  articles: WaitingArticle[]
  /** How many more may wait, whose turn was not asked; all stand in `list`. */
  more: number
  list: Group['list']
}

export type Waiting = {
  groups: WaitingGroup[]
  /** Comments that wait for a decision, or null for people who do not moderate. */
  pendingComments: number | null
  /** Names of readers that wait for a decision, or null for people who do not moderate. */
  names: number | null
  /** Mail that was given up, or null for people who do not look after it. */
  failedMail: number | null
}

type Desk = { payload: Payload; staff: Staff }

/**
 * Articles shown of a group. Whether one waits for this person is asked of three times as many: each answer
 * takes some queries.
 */
const MAX_SHOWN = 30

/** Articles of a group that are put in order; what is beyond waits behind them. */
const MAX_IN_ORDER = 1_000

/**
 * Everything that waits for this person, read with this person's own rights; `most` articles of each group.
 */
export async function waitingFor(desk: Desk, most = MAX_SHOWN): Promise<Waiting> {
  const { role } = desk.staff
  const req = await createLocalReq({ user: { ...desk.staff, collection: 'staff' } }, desk.payload)
  const moderates = isOneOf(role, MODERATES)
  const groups = await Promise.all(
    GROUPS.filter((group) => isOneOf(role, group.roles)).map((group) => load({ desk, req, group, most })),
  )
  return {
    groups: groups.filter(({ articles, more }) => articles.length + more > 0),
    pendingComments: moderates ? await count(desk, 'comments', { state: { equals: 'pending' } }) : null,
    names: moderates ? (await namesToCheck(desk.payload, desk.staff)).length : null,
    failedMail: role === 'admin' ? await count(desk, 'outbox', { state: { equals: 'failed' } }) : null,
  }
}

type Loading = { desk: Desk; req: PayloadRequest; group: Group; most: number }

async function load({ desk: { payload, staff }, req, group, most }: Loading): Promise<WaitingGroup> {
  const { docs } = await payload.find({
    collection: 'articles',
    where: group.where(staff),
    draft: true,
    select: LISTED,
    depth: 0,
    limit: MAX_IN_ORDER,
    pagination: false,
    sort: group.first === 'oldest' ? 'updatedAt' : '-updatedAt',
    overrideAccess: false,
    user: { ...staff, collection: 'staff' },
  })
  const candidates = inOrder(docs as Article[], group, staff)
  const articles: WaitingArticle[] = []
  let askedCount = 0
  while (askedCount < candidates.length && askedCount < 3 * most && articles.length < most) {
    const some = candidates.slice(askedCount, askedCount + most - articles.length)
    askedCount += some.length
    const waits = await Promise.all(some.map((article) => isMine(group, { article, staff, req })))
    articles.push(...some.filter((_, place) => waits[place]).map((article) => listed(article, group, staff)))
  }
  return {
    key: group.key,
    title: group.title,
    articles,
    more: candidates.length - askedCount,
    list: group.list,
  }
}

/** Of the row, what the order, the step and the list need. */
const LISTED = {
  headline: true,
  state: true,
  live: true,
  publishedAt: true,
  updatedAt: true,
  definition: true,
  approvals: true,
  pending: true,
} as const

/** What only this role can do comes first, then what others can do too, then what the row gives to others. */
function inOrder(articles: Article[], { by }: Group, staff: Staff): Article[] {
  if (!by) return articles
  const rank = (article: Article) => {
    const roles = by(article)
    return !roles.includes(staff.role) ? 2 : roles.length > 1 ? 1 : 0
  }
  return articles.toSorted((one, other) => rank(one) - rank(other))
}

async function isMine(
  { step }: Group,
  { article, staff, req }: { article: Article; staff: Staff; req: PayloadRequest },
): Promise<boolean> {
  if (!step) return true
  const { facts } = await workflowContext({ req, articleId: article.id, actor: staff, now: new Date() })
  const action = step.of(article)
  const verdict = evaluateStep({
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

function listed(article: Article, { by, hint }: Group, { role }: Staff): WaitingArticle {
  const { id, headline, state, live, publishedAt, updatedAt } = article
  const roles = by?.(article) ?? []
  const alone = roles.length === 1 && roles.includes(role) ? `Only ${role} can do this.` : null
  return {
    id,
    headline: headline || 'Without a headline',
    state,
    live,
    publishedAt: publishedAt ?? null,
    updatedAt,
    hint: hint?.(article) ?? alone,
  }
}
