// The conversation under one article as one visitor sees it: the threads, what is being answered or edited,
// and what was refused.

import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { CommentView, ThreadPage, ThreadView } from '#src/comments/index.ts'
import { takingComments, type Taking } from '#src/moderation/takingComments.ts'
import type { SiteSettings } from '#src/public/settings.ts'
import type { Draft } from '../http/draftCookie.ts'
import type { NoticeCode } from '../view/notices.ts'
import { inView } from '../view/view.ts'
import type { View } from '../view/view.ts'

/** Everything the comments of a page are drawn from. */
export type Conversation = {
  article: Pick<PublicArticle, 'id' | 'slug'>
  total: number
  threads: ThreadView[]
  /** Cursor of the next threads; the thread that an address points at stands first and does not count. */
  next: string | null
  isFirstPage: boolean
  /** The comment that the address points at. */
  focusId: string | null
  taking: Taking
  view: View
  notice: NoticeCode | null
  respond: { answering: CommentView | null; draft: Draft | null; problem: string | null }
  editing: { id: string; body: string; problem: string | null } | null
  maxLength: number
  now: Date
}

/** Whether the article takes comments at `now`; one that is withdrawn never does. */
export function takingNow(article: PublicArticle, settings: SiteSettings, now: Date): Taking {
  if (article.withdrawal) return { open: false, by: 'withdrawal' }
  return takingComments({ commenting: article.commenting, isSiteClosed: settings.commentsClosed, now })
}

/** The thread an address points at comes first, and only once. */
export function focusFirst(page: ThreadPage, focus: ThreadView | null): ThreadView[] {
  return focus ? [focus, ...page.threads.filter((thread) => thread.root.id !== focus.root.id)] : page.threads
}

/** A comment of a thread by its id. */
export function findComment(thread: ThreadView | null, id: string | null): CommentView | null {
  if (!thread || !id) return null
  return [thread.root, ...thread.replies].find((comment) => comment.id === id) ?? null
}

/**
 * The comment in which it is said what was just done with it: there the browser goes, and above it nobody
 * would see it. Else null.
 */
export function saidAt({
  notice,
  threads,
  focusId,
}: Pick<Conversation, 'notice' | 'threads' | 'focusId'>): string | null {
  if (!notice?.startsWith('comment-')) return null
  const pointed = threads.map((thread) => findComment(thread, focusId)).find((comment) => comment !== null)
  return pointed && pointed.state !== 'removed' ? pointed.id : null
}

/** An address on the page of the conversation, in the view in which it is shown. */
export function placeIn(
  conversation: Pick<Conversation, 'article' | 'view'>,
  query: Record<string, string> = {},
  fragment?: string,
): string {
  return inView(conversation.view, articlePath(conversation.article.slug, query, fragment))
}

/** The address of the article with a query; a fragment only where it is wanted. */
export function articlePath(slug: string, query: Record<string, string> = {}, fragment?: string): string {
  const search = new URLSearchParams(query).toString()
  return `/articles/${slug}${search ? `?${search}` : ''}${fragment ? `#${fragment}` : ''}`
}

/** The very spot: the box, with the comment that was being answered. */
export function returnPath(conversation: Pick<Conversation, 'article' | 'respond'>): string {
  const { answering } = conversation.respond
  return articlePath(conversation.article.slug, answering ? { replyTo: answering.id } : {}, 'respond')
}
