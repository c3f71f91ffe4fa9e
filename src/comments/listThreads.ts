// The talk under an article, page by page: roots by keyset, each with its first replies.

import type { Payload, Where } from 'payload'
import { beyond, cursorAfter, readCursor } from './cursor.ts'
import { presentComments } from './present.ts'
import { countComments, findComments, isArticleOut, type Said, shownTo } from './shown.ts'
import type { CommentView, ReplyPage, ThreadPage, ThreadSort, ThreadView, Viewer } from './types.ts'

export const ROOTS_PER_PAGE = 20
export const REPLIES_PER_ROOT = 3
export const REPLIES_PER_PAGE = 50

type Scope = { payload: Payload; articleId: string; viewer: Viewer; now: Date }

/** Twenty threads with three replies each. Nothing at all unless the article is out. */
export async function listThreads({ after, sort = 'newest', limit = ROOTS_PER_PAGE, ...scope }: Scope & { after: string | null; sort?: ThreadSort; limit?: number }): Promise<ThreadPage> {
  const { payload, articleId } = scope
  if (!(await isArticleOut(scope))) return { total: 0, threads: [], next: null }
  const cursor = readCursor(after)
  const onward: Where[] = cursor ? [beyond(cursor, sort === 'newest' ? 'earlier' : 'later')] : []
  const roots = await findComments({ payload, where: { and: [...rootsOf(scope), ...onward] }, sort, limit: limit + 1 })
  const page = roots.slice(0, limit)
  const [threads, total] = await Promise.all([threadsOf(scope, page), countVisible(payload, articleId)])
  const last = page.at(-1)
  return { total, threads, next: roots.length > limit && last ? cursorAfter(last) : null }
}

/** The replies under one root, oldest first, after a cursor. Null when the visitor can see no such root. */
export async function listReplies({ rootId, after, limit = REPLIES_PER_PAGE, ...scope }: Scope & { rootId: string; after: string | null; limit?: number }): Promise<ReplyPage | null> {
  if (!(await isArticleOut(scope))) return null
  const [root] = await findComments({ payload: scope.payload, where: { and: [...rootsOf(scope), { id: { equals: rootId } }] }, sort: 'oldest', limit: 1 })
  if (!root) return null
  const { comments, rest, next } = await repliesOf(scope, { rootId, after, limit })
  return { replies: await presentComments({ ...scope, comments }), moreReplies: rest, nextReply: next }
}

/**
 * The thread in which a comment stands, with the comment itself and those it answers among the replies; with `afterReply`
 * the replies that follow. Null when the visitor can see no such comment.
 */
export async function findThread({ commentId, afterReply, ...scope }: Scope & { commentId: string; afterReply: string | null }): Promise<ThreadView | null> {
  const { payload, articleId, viewer } = scope
  if (!(await isArticleOut(scope))) return null
  const shown: Where[] = [{ article: { equals: articleId } }, shownTo(viewer)]
  const [comment] = await findComments({ payload, where: { and: [...shown, { id: { equals: commentId } }] }, sort: 'oldest', limit: 1 })
  if (!comment) return null
  const root = comment.root ? (await findComments({ payload, where: { and: [...rootsOf(scope), { id: { equals: comment.root } }] }, sort: 'oldest', limit: 1 }))[0] : comment
  if (!root) return null
  const limit = afterReply ? REPLIES_PER_PAGE : REPLIES_PER_ROOT
  const { comments, rest, next } = await repliesOf(scope, { rootId: root.id, after: afterReply, limit })
  const pointedAt = afterReply || comment.id === root.id ? [] : await withAncestors(payload, comment, shown)
  const added = pointedAt.filter(({ id }) => !comments.some((reply) => reply.id === id))
  const [rootView, ...replies] = await presentComments({ ...scope, comments: [root, ...inOrder([...comments, ...added])] })
  return { root: rootView!, replies, moreReplies: Math.max(0, rest - added.length), nextReply: next }
}

/** How many visible comments an article has. The caller knows that it is out. */
export function countVisible(payload: Payload, articleId: string): Promise<number> {
  return countComments(payload, { and: [{ article: { equals: articleId } }, { state: { equals: 'visible' } }] })
}

function rootsOf({ articleId, viewer }: Scope): Where[] {
  return [{ article: { equals: articleId } }, { depth: { equals: 0 } }, shownTo(viewer)]
}

async function threadsOf(scope: Scope, roots: Said[]): Promise<ThreadView[]> {
  const short = await shortThreads(scope, roots)
  const found = await Promise.all(roots.map((root) => short.get(root.id) ?? repliesOf(scope, { rootId: root.id, after: null, limit: REPLIES_PER_ROOT })))
  const views = await presentComments({ ...scope, comments: roots.flatMap((root, index) => [root, ...found[index]!.comments]) })
  const byId = new Map<string, CommentView>(views.map((view) => [view.id, view]))
  return roots.map((root, index) => {
    const { comments, rest, next } = found[index]!
    return { root: byId.get(root.id)!, replies: comments.map(({ id }) => byId.get(id)!), moreReplies: rest, nextReply: next }
  })
}

type Replies = { comments: Said[]; rest: number; next: string | null }

/** Threads with as many visible replies are read whole, all of a page at once. */
const SHORT = 8

/** The replies of all short threads, in one query. */
async function shortThreads({ payload, articleId, viewer }: Scope, roots: Said[]): Promise<Map<string, Replies>> {
  const short = roots.filter((root) => root.replies <= SHORT)
  // A waiting reply counts nowhere; its author is shown it all the same.
  const asked = viewer ? short : short.filter((root) => root.replies > 0)
  const under: Where[] = [{ article: { equals: articleId } }, { root: { in: asked.map(({ id }) => id) } }, shownTo(viewer)]
  const replies = asked.length > 0 ? await findComments({ payload, where: { and: under }, sort: 'oldest' }) : []
  const byRoot = new Map<string, Said[]>(short.map(({ id }) => [id, []]))
  for (const reply of replies) byRoot.get(reply.root!)?.push(reply)
  return new Map(short.map(({ id }) => [id, firstOf(byRoot.get(id)!)]))
}

function firstOf(replies: Said[]): Replies {
  if (replies.length <= REPLIES_PER_ROOT) return { comments: replies, rest: 0, next: null }
  const comments = replies.slice(0, REPLIES_PER_ROOT)
  return { comments, rest: replies.length - REPLIES_PER_ROOT, next: cursorAfter(comments.at(-1)!) }
}

async function repliesOf({ payload, articleId, viewer }: Scope, { rootId, after, limit }: { rootId: string; after: string | null; limit: number }): Promise<Replies> {
  const cursor = readCursor(after)
  const under: Where[] = [{ article: { equals: articleId } }, { root: { equals: rootId } }, shownTo(viewer), ...(cursor ? [beyond(cursor, 'later')] : [])]
  const found = await findComments({ payload, where: { and: under }, sort: 'oldest', limit: limit + 1 })
  const last = found.slice(0, limit).at(-1)
  if (found.length <= limit || !last) return { comments: found, rest: 0, next: null }
  return { comments: found.slice(0, limit), rest: (await countComments(payload, { and: under })) - limit, next: cursorAfter(last) }
}

/** A comment and those it answers, up to its root, which is not among them. Ten steps will do for a page. */
async function withAncestors(payload: Payload, comment: Said, shown: Where[]): Promise<Said[]> {
  const chain = [comment]
  for (let above = comment.parent; above && above !== comment.root && chain.length < 10; above = chain.at(-1)!.parent) {
    const [next] = await findComments({ payload, where: { and: [...shown, { id: { equals: String(above) } }] }, sort: 'oldest', limit: 1 })
    if (!next) break
    chain.push(next)
  }
  return chain
}

function inOrder(comments: Said[]): Said[] {
  return comments.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))
}
