// One page of the comment queue with what a moderator needs to decide: the article, the parent, the reader's
// record.

import type { Payload, Where } from 'payload'
import type { Comment, Reader, Staff } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import { FORMER } from '#src/comments/reading/present.ts'
import { seenIn } from '#src/comments/rules/seen.ts'
import { mapInTurns } from '#src/eventLoop/yielding.ts'
import { readComment } from '#src/moderation/readComment.ts'
import { staffWords } from '#src/moderation/staffHtml.ts'
import type { Verdict } from '#src/moderation/types.ts'
import { PAGE_SIZE, TABS, type QueueItem, type QueuePage, type StaffComment, type Tab } from './tabs.ts'

type Desk = { payload: Payload; staff: Staff }

/**
 * Loads a page of the queue with the rights of this moderator. Pending comments come oldest first, the others
 * newest first.
 */
export async function queuePage({
  desk,
  tab,
  page,
}: {
  desk: Desk
  tab: Tab
  page: number
}): Promise<QueuePage> {
  const counts = await countTabs(desk)
  const pages = Math.max(1, Math.ceil(counts[tab] / PAGE_SIZE))
  const shown = Math.min(Math.max(1, page), pages)
  const { docs } = await desk.payload.find({
    collection: 'comments',
    where: inState(tab),
    sort: tab === 'pending' ? ['createdAt', 'id'] : ['-createdAt', '-id'],
    limit: PAGE_SIZE,
    page: shown,
    depth: 0,
    ...as(desk),
  })
  return { tab, items: await withContext(desk, docs), page: shown, pages, counts }
}

async function countTabs(desk: Desk): Promise<Record<Tab, number>> {
  const [pending, visible, removed] = await Promise.all(
    TABS.map((tab) => desk.payload.count({ collection: 'comments', where: inState(tab), ...as(desk) })),
  )
  return {
    pending: pending?.totalDocs ?? 0,
    visible: visible?.totalDocs ?? 0,
    removed: removed?.totalDocs ?? 0,
  }
}

async function withContext(desk: Desk, comments: Comment[]): Promise<QueueItem[]> {
  const { payload } = desk
  const reading = { depth: 0, pagination: false, ...as(desk) } as const
  const articleIds = unique(comments.map((comment) => idOf(comment.article)))
  const parentIds = unique(comments.map((comment) => idOf(comment.parent)))
  const [headline, parents] = await Promise.all([
    headlinesOf(payload, articleIds),
    payload.find({ collection: 'comments', where: { id: { in: parentIds } }, ...reading }),
  ])
  const readerIds = unique([...comments, ...parents.docs].map((comment) => idOf(comment.author)))
  const [readers, removed] = await Promise.all([
    payload.find({ collection: 'readers', where: { id: { in: readerIds } }, ...reading }),
    payload.find({
      collection: 'comments',
      where: { and: [{ author: { in: readerIds } }, { removedBy: { equals: 'moderator' } }] },
      ...reading,
      limit: 2000,
    }),
  ])
  const parent = new Map(parents.docs.map((comment) => [comment.id, comment]))
  const reader = new Map(readers.docs.map((person) => [person.id, person]))
  const nameOf = ({ author, staffName, badge }: Comment) =>
    staffName ? `${staffName} (${badge ?? 'staff'})` : readerName(reader.get(idOf(author) ?? ''))
  const timesRemoved = tally(removed.docs.map((comment) => idOf(comment.author)))

  return mapInTurns(comments, (comment) => {
    const above = parent.get(idOf(comment.parent) ?? '')
    const author = reader.get(idOf(comment.author) ?? '')
    return {
      id: comment.id,
      content: staffWordsOf(comment),
      createdAt: comment.createdAt,
      seen: seenIn(comment),
      removedBy: comment.removedBy ?? null,
      article: {
        id: idOf(comment.article) ?? '',
        headline: headline.get(idOf(comment.article) ?? '') || 'Without a headline',
      },
      // What the newsroom answers stands above its words: whoever approves them reads it whole.
      parent: above
        ? {
            author: nameOf(above),
            content: comment.staffAuthor ? staffWordsOf(above) : excerpt(readComment(above.body).shown),
          }
        : null,
      author: {
        name: nameOf(comment),
        since: author?.createdAt ?? null,
        approved: author?.approvedComments ?? 0,
        removed: timesRemoved.get(author?.id ?? '') ?? 0,
        banned: Boolean(author?.bannedAt),
      },
      reasons: reasonsOf(comment.reasons),
    }
  })
}

function staffWordsOf({ body }: Comment): StaffComment {
  const { html, typed } = staffWords(body)
  return { html, typed }
}

/** What the pipeline had against a comment, in its own words; anything of another shape is left out. */
export function reasonsOf(reasons: unknown): string[] {
  if (!Array.isArray(reasons)) return []
  return reasons.map((reason: Partial<Verdict> | null) => reason?.why ?? '').filter((why) => why !== '')
}

/** The headlines that readers have, or had last, by article. */
async function headlinesOf(payload: Payload, articleIds: readonly string[]): Promise<Map<string, string>> {
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { article: { in: articleIds } },
    select: { article: true, headline: true },
    depth: 0,
    pagination: false,
    overrideAccess: true, // the headlines are public
  })
  return new Map(docs.map((copy) => [idOf(copy.article), copy.headline]))
}

/** The first words of a text, on one line, cut at a word. */
export function excerpt(text: string, length = 180): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  return `${line.slice(0, length).replace(/\s+\S*$/, '')}…`
}

function as({ staff }: Desk) {
  return { overrideAccess: false, user: { ...staff, collection: 'staff' } } as const
}

function inState(tab: Tab): Where {
  return { state: { equals: tab } }
}

function readerName(reader: Reader | undefined): string {
  return reader?.displayName ?? FORMER
}

function unique(ids: (string | null)[]): string[] {
  return [...new Set(ids.filter((id): id is string => id !== null))]
}

function tally(ids: (string | null)[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const id of ids) if (id) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}
