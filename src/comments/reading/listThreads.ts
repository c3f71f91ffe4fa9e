// The talk under an article, page by page: roots by keyset, each with its first replies.

import type { Payload, Where, WhereField } from 'payload'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { beyond, readCursor, writeCursor } from '#src/paging/cursor.ts'
import type { CommentView, ReplyPage, ThreadPage, ThreadSort, ThreadView, Viewer } from '../rules/types.ts'
import { presentComments } from './present.ts'
import { type CommentRow, countComments, findComments, isArticleOut, shownTo } from './visibility.ts'

const ROOTS_PER_PAGE = 20
const REPLIES_PER_ROOT = 3
const REPLIES_PER_PAGE = 50

/** Up to so many visible replies a thread is read whole, together with the others on its page. */
const SHORT_THREAD = 12
/**
 * Places of removed comments come on top of the visible ones; should there be more than these, each thread is
 * read by itself.
 */
const MAX_TOGETHER = 600

type Scope = {
  payload: Payload
  articleId: string
  viewer: Viewer
  now: Date
  /** The article, where the caller has just read it. */ article?: Pick<PublicArticle, 'withdrawal'>
}

/** Twenty threads with three replies each. Nothing at all unless the article is out. */
export async function listThreads({
  after,
  sort = 'newest',
  limit = ROOTS_PER_PAGE,
  ...scope
}: Scope & { after: string | null; sort?: ThreadSort; limit?: number }): Promise<ThreadPage> {
  const { payload, articleId } = scope
  if (!(await isArticleOut(scope))) return { total: 0, threads: [], next: null }
  const cursor = readCursor(after)
  const onward: Where[] = cursor ? [beyond('createdAt', cursor, sort === 'newest' ? 'earlier' : 'later')] : []
  const roots = await findComments({
    payload,
    where: { and: [...rootsOf(scope), ...onward] },
    sort,
    limit: limit + 1,
  })
  const page = roots.slice(0, limit)
  const [threads, total] = await Promise.all([threadsOf(scope, page), countVisible(payload, articleId)])
  const last = page.at(-1)
  return { total, threads, next: roots.length > limit && last ? placeOf(last) : null }
}

/** The replies under one root, oldest first, after a cursor. Null when the visitor can see no such root. */
export async function listReplies({
  rootId,
  after,
  limit = REPLIES_PER_PAGE,
  ...scope
}: Scope & { rootId: string; after: string | null; limit?: number }): Promise<ReplyPage | null> {
  if (!(await isArticleOut(scope))) return null
  const [root] = await findComments({
    payload: scope.payload,
    where: { and: [...rootsOf(scope), { id: { equals: rootId } }] },
    sort: 'oldest',
    limit: 1,
  })
  if (!root) return null
  const { comments, rest, next } = await repliesOf(scope, { rootId, after, limit })
  return { replies: await presentComments({ ...scope, comments }), moreReplies: rest, nextReply: next }
}

/**
 * The thread in which a comment stands, with the comment itself and those it answers among the replies; with
 * `afterReply` the replies that follow. Null when the visitor can see no such comment.
 */
export async function findThread({
  commentId,
  afterReply,
  ...scope
}: Scope & { commentId: string; afterReply: string | null }): Promise<ThreadView | null> {
  const { payload, articleId, viewer } = scope
  if (!(await isArticleOut(scope))) return null
  const shown: Where[] = [{ article: { equals: articleId } }, shownTo(viewer)]
  const [comment] = await findComments({
    payload,
    where: { and: [...shown, { id: { equals: commentId } }] },
    sort: 'oldest',
    limit: 1,
  })
  if (!comment) return null
  const root = comment.root
    ? (
        await findComments({
          payload,
          where: { and: [...rootsOf(scope), { id: { equals: comment.root } }] },
          sort: 'oldest',
          limit: 1,
        })
      )[0]
    : comment
  if (!root) return null
  const limit = afterReply ? REPLIES_PER_PAGE : REPLIES_PER_ROOT
  const { comments, rest, next } = await repliesOf(scope, { rootId: root.id, after: afterReply, limit })
  const pointedAt = afterReply || comment.id === root.id ? [] : await withAncestors(payload, comment, shown)
  const added = pointedAt.filter(({ id }) => !comments.some((reply) => reply.id === id))
  const [rootView, ...replies] = await presentComments({
    ...scope,
    comments: [root, ...inOrder([...comments, ...added])],
  })
  return { root: rootView!, replies, moreReplies: Math.max(0, rest - added.length), nextReply: next }
}

/** How many visible comments an article has. The caller knows that it is out. */
export function countVisible(payload: Payload, articleId: string): Promise<number> {
  return countComments(payload, {
    and: [{ article: { equals: articleId } }, { state: { equals: 'visible' } }],
  })
}

function rootsOf({ articleId, viewer }: Scope): Where[] {
  return [{ article: { equals: articleId } }, { depth: { equals: 0 } }, shownTo(viewer)]
}

async function threadsOf(scope: Scope, roots: CommentRow[]): Promise<ThreadView[]> {
  const found = await firstReplies(scope, roots)
  const views = await presentComments({
    ...scope,
    comments: roots.flatMap((root) => [root, ...(found.get(root.id) ?? NONE).comments]),
  })
  const byId = new Map<string, CommentView>(views.map((view) => [view.id, view]))
  return roots.map((root) => {
    const { comments, rest, next } = found.get(root.id) ?? NONE
    return {
      root: byId.get(root.id)!,
      replies: comments.map(({ id }) => byId.get(id)!),
      moreReplies: rest,
      nextReply: next,
    }
  })
}

/** The first replies under each root: of short threads all at once, of each long one by itself. */
async function firstReplies(scope: Scope, roots: CommentRow[]): Promise<Map<string, Replies>> {
  const rootsWithReplies = roots.filter((root) => mayHaveReplies(scope, root))
  const short = rootsWithReplies.filter(({ replies }) => replies <= SHORT_THREAD)
  const together =
    short.length > 0
      ? await findComments({
          payload: scope.payload,
          where: { and: repliesUnder(scope, { in: short.map(({ id }) => id) }) },
          sort: 'oldest',
          limit: MAX_TOGETHER + 1,
        })
      : []
  const isWhole = together.length <= MAX_TOGETHER
  const alone = isWhole ? rootsWithReplies.filter((root) => !short.includes(root)) : rootsWithReplies
  const found = await Promise.all(
    alone.map(
      async ({ id }) =>
        [id, await repliesOf(scope, { rootId: id, after: null, limit: REPLIES_PER_ROOT })] as const,
    ),
  )
  const whole = isWhole
    ? short.map(
        ({ id }) =>
          [
            id,
            cut(
              together.filter(({ root }) => root === id),
              REPLIES_PER_ROOT,
            ),
          ] as const,
      )
    : []
  return new Map([...found, ...whole])
}

/** The first of all the replies of a thread. */
function cut(replies: CommentRow[], limit: number): Replies {
  const comments = replies.slice(0, limit)
  const rest = replies.length - comments.length
  return { comments, rest, next: rest > 0 ? placeOf(comments.at(-1)!) : null }
}

type Replies = { comments: CommentRow[]; rest: number; next: string | null }

const NONE: Replies = { comments: [], rest: 0, next: null }

/** A waiting reply counts nowhere; its author is shown it all the same. */
function mayHaveReplies({ viewer }: Scope, root: CommentRow): boolean {
  return viewer !== null || root.replies > 0
}

/** A thread stands under one article: its root, which is known to stand there, says which. */
function repliesUnder({ viewer }: Pick<Scope, 'viewer'>, root: WhereField): Where[] {
  return [{ root }, shownTo(viewer)]
}

async function repliesOf(
  { payload, viewer }: Scope,
  { rootId, after, limit }: { rootId: string; after: string | null; limit: number },
): Promise<Replies> {
  const cursor = readCursor(after)
  const under: Where[] = [
    ...repliesUnder({ viewer }, { equals: rootId }),
    ...(cursor ? [beyond('createdAt', cursor, 'later')] : []),
  ]
  const found = await findComments({ payload, where: { and: under }, sort: 'oldest', limit: limit + 1 })
  const last = found.slice(0, limit).at(-1)
  if (found.length <= limit || !last) return { comments: found, rest: 0, next: null }
  return {
    comments: found.slice(0, limit),
    rest: (await countComments(payload, { and: under })) - limit,
    next: placeOf(last),
  }
}

/** A comment and those it answers, up to its root, which is not among them. Ten steps will do for a page. */
async function withAncestors(payload: Payload, comment: CommentRow, shown: Where[]): Promise<CommentRow[]> {
  const chain = [comment]
  for (
    let above = comment.parent;
    above && above !== comment.root && chain.length < 10;
    above = chain.at(-1)!.parent
  ) {
    const [next] = await findComments({
      payload,
      where: { and: [...shown, { id: { equals: String(above) } }] },
      sort: 'oldest',
      limit: 1,
    })
    if (!next) break
    chain.push(next)
  }
  return chain
}

function inOrder(comments: CommentRow[]): CommentRow[] {
  return comments.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))
}

/** Where a page ends whose last comment this is. */
function placeOf({ createdAt, id }: CommentRow): string {
  return writeCursor({ at: createdAt, id })
}
