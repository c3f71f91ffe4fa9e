// What one reader sees of the talk under an article that nobody else does: that they may speak, what they
// said that still waits, and what they may still change. Asked by every page that a reader opens, so it is
// few queries, most of them at once.

import type { Payload, Where } from 'payload'
import { editableSince } from '#access/editWindow.ts'
import { listedNow } from '#access/visibility.ts'
import type { PublicCopy } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import { takingComments } from '#src/moderation/takingComments.ts'
import { newsroomSettings } from '#src/public/settings.ts'
import type { CommentView } from '../rules/types.ts'
import { presentComments } from './present.ts'
import { type CommentRow, findComments } from './visibility.ts'

/** More comments of one reader than these are not waiting under one article. */
const MAX_OWN_COMMENTS = 50

/** A comment of the reader's own, with the thread in which it stands (its own id for one that began it). */
type OwnComment = CommentView & { rootId: string; own: NonNullable<CommentView['own']> }

export type OwnConversation = { takesComments: boolean; comments: OwnComment[] }

type OwnCommentsQuery = { payload: Payload; readerId: string; slug: string; now: Date }

/** Oldest first. Null unless the article is out. */
export async function ownConversation({
  payload,
  readerId,
  slug,
  now,
}: OwnCommentsQuery): Promise<OwnConversation | null> {
  const [copy, settings] = await Promise.all([copyOf({ payload, slug, now }), newsroomSettings(payload)])
  if (!copy) return null
  const comments = await stillOwn({ payload, readerId, articleId: copy.article, now })
  const commenting = { mode: copy.commenting, closesAt: copy.commentsCloseAt ?? null }
  return {
    takesComments: takingComments({ commenting, isSiteClosed: settings.closeComments ?? false, now }).open,
    comments:
      comments.length === 0
        ? []
        : withThread(comments, await presentComments({ payload, comments, viewer: { id: readerId }, now })),
  }
}

const OF_COPY = ['article', 'commenting', 'commentsCloseAt'] as const

type Copy = Pick<PublicCopy, 'id' | (typeof OF_COPY)[number]>

async function copyOf({ payload, slug, now }: Omit<OwnCommentsQuery, 'readerId'>): Promise<Copy | null> {
  const [copy] = await readRows<Copy>({
    payload,
    collection: 'publicCopies',
    where: { and: [{ slug: { equals: slug } }, listedNow(now)] },
    fields: OF_COPY,
    limit: 1,
  })
  return copy ?? null
}

/** Those that wait for a moderator, however old, and those of the last minutes. */
function stillOwn({
  payload,
  readerId,
  articleId,
  now,
}: {
  payload: Payload
  readerId: string
  articleId: string
  now: Date
}): Promise<CommentRow[]> {
  const changeable: Where = {
    and: [{ state: { equals: 'visible' } }, { createdAt: { greater_than: editableSince(now) } }],
  }
  return findComments({
    payload,
    where: {
      and: [
        { author: { equals: readerId } },
        { article: { equals: articleId } },
        { or: [{ state: { equals: 'pending' } }, changeable] },
      ],
    },
    sort: 'oldest',
    limit: MAX_OWN_COMMENTS,
  })
}

function withThread(comments: CommentRow[], views: CommentView[]): OwnComment[] {
  return views.flatMap((view, index) =>
    view.own ? [{ ...view, own: view.own, rootId: comments[index]?.root ?? view.id }] : [],
  )
}
