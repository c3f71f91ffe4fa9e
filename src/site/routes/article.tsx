/** @jsxImportSource hono/jsx */
// An article with its comments.

import type { Context, Hono } from 'hono'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { CacheMetadata } from '#src/caching/metadata.ts'
import { articleTag, COMMENTS, commentsTag } from '#src/caching/tags.ts'
import { findThread, isPlace, listThreads, MAX_COMMENT_LENGTH } from '#src/comments/index.ts'
import { findPublicArticleBySlug } from '#src/public/articles.ts'
import { Comments } from '../components/Comments.tsx'
import { findComment, focusFirst, takingNow } from '../components/conversation.ts'
import type { Conversation } from '../components/conversation.ts'
import type { SiteDeps } from '../http/deps.ts'
import type { Draft } from '../http/draftCookie.ts'
import { PageMissing } from '../http/errors.ts'
import { cursorOf, draftOf, pageContextOf, isId, sendPage } from '../http/pageResponse.ts'
import { publicGet } from '../http/publicGet.ts'
import { ArticlePage } from '../pages/ArticlePage.tsx'
import { noticeOf } from '../view/notices.ts'
import type { PageContext } from '../view/pageContext.ts'
import { inView } from '../view/view.ts'
import type { View } from '../view/view.ts'

/** What makes a difference to the page, and in which company: as the links on it do. */
const PARAMETERS = ['after', 'comment', 'afterReply', 'replyTo'] as const
const LINKED = new Set(['after', 'comment', 'comment afterReply', 'replyTo'])

/** What became of a comment form that was refused; the page is drawn again around it. */
export type Refused = {
  status: 403 | 404 | 409 | 422 | 429
  problem: string
  draft?: Draft
  editing?: { id: string; body: string }
}

export function articleRoutes(site: Hono, deps: SiteDeps): void {
  publicGet(site, '/articles/:slug', PARAMETERS, async (c, view) => {
    const slug = c.req.param('slug')
    const found = await findPublicArticleBySlug({ payload: deps.payload, slug, now: deps.now() })
    if (!found) throw new PageMissing()
    if (found.kind === 'moved') return c.redirect(inView(view, `/articles/${found.slug}`), 301)
    return showArticle(c, deps, { article: found.article, until: found.until, view })
  })
}

/** The article that a comment form belongs to; `PageMissing` is thrown when the public may not see it. */
export async function articleOf(c: Context, deps: SiteDeps): Promise<PublicArticle> {
  const slug = c.req.param('slug') ?? ''
  const found = await findPublicArticleBySlug({ payload: deps.payload, slug, now: deps.now() })
  if (found?.kind !== 'article') throw new PageMissing()
  return found.article
}

/**
 * Draws the page of an article with its comments; after a refused form with what was typed and why it was
 * refused.
 */
export async function showArticle(
  c: Context,
  deps: SiteDeps,
  options: { article: PublicArticle; until?: Date | null; view: View; refused?: Refused },
) {
  const { article, until = null, view, refused } = options
  const context = await pageContextOf(c, deps, view)
  const draft = refused ? (refused.draft ?? null) : draftOf(c)
  const conversation = article.withdrawal
    ? null
    : await conversationOf(c, deps, { article, context, draft, refused: refused ?? null })
  const page = (
    <ArticlePage context={context} article={article} commentCount={conversation?.total ?? 0}>
      {conversation ? <Comments context={context} conversation={conversation} /> : null}
    </ArticlePage>
  )
  const isStray = view === 'public' && (await isStrayAddress(c, deps, { article, conversation }))
  const shows: CacheMetadata = { tags: [articleTag(article.id), commentsTag(article.id), COMMENTS], until }
  return sendPage(c, page, { context, shows, isStray, ...(refused ? { status: refused.status } : {}) })
}

/**
 * Whether the address is none of those that our own links make, with a comment and a cursor that there are.
 */
async function isStrayAddress(
  c: Context,
  deps: SiteDeps,
  options: { article: PublicArticle; conversation: Conversation | null },
): Promise<boolean> {
  const { article, conversation } = options
  const given = PARAMETERS.filter((name) => c.req.query(name) !== undefined)
  if (given.length === 0) return false
  if (!conversation || !LINKED.has(given.join(' '))) return true
  if (given.includes('replyTo') && !conversation.respond.answering) return true
  if (
    given.includes('comment') &&
    !conversation.threads.some((thread) => findComment(thread, conversation.focusId))
  )
    return true
  if (!given.includes('after') && !given.includes('afterReply')) return false
  const cursor = cursorOf(c, 'after') ?? cursorOf(c, 'afterReply')
  return cursor === null || !(await isPlace({ payload: deps.payload, articleId: article.id, cursor }))
}

async function conversationOf(
  c: Context,
  deps: SiteDeps,
  options: { article: PublicArticle; context: PageContext; draft: Draft | null; refused: Refused | null },
): Promise<Conversation> {
  const { article, context, draft, refused } = options
  const { payload } = deps
  const { reader: viewer, now } = context
  const pointed = pointedAt(c, options)
  const after = cursorOf(c, 'after')
  const [page, focus] = await Promise.all([
    listThreads({ payload, articleId: article.id, article, after, viewer, now }),
    pointed.focusId
      ? findThread({
          payload,
          articleId: article.id,
          article,
          commentId: pointed.focusId,
          afterReply: cursorOf(c, 'afterReply'),
          viewer,
          now,
        })
      : null,
  ])
  const answering = findComment(focus, pointed.answerId)
  return {
    article,
    total: page.total,
    threads: focusFirst(page, focus),
    next: page.next,
    isFirstPage: after === null,
    focusId: pointed.focusId,
    taking: takingNow(article, context.settings, now),
    view: context.view,
    notice: noticeOf(c.req.query('notice')),
    respond: {
      answering: answering?.state === 'visible' ? answering : null,
      draft,
      problem: refused && !refused.editing ? refused.problem : null,
    },
    editing: editingOf(c, { refused, focused: findComment(focus, pointed.editId) }),
    maxLength: MAX_COMMENT_LENGTH,
    now,
  }
}

/** Which comment the address, the draft or the refused form is about: the first that is named. */
function pointedAt(c: Context, { draft, refused }: { draft: Draft | null; refused: Refused | null }) {
  const parameter = (name: string) => {
    const value = c.req.query(name)
    return value && isId(value) ? value : null
  }
  const editId = refused?.editing?.id ?? parameter('edit')
  const answerId = refused?.draft?.parentId ?? parameter('replyTo') ?? draft?.parentId ?? null
  return { editId, answerId, focusId: editId ?? parameter('comment') ?? answerId }
}

function editingOf(
  c: Context,
  options: { refused: Refused | null; focused: ReturnType<typeof findComment> },
): Conversation['editing'] {
  const { refused, focused } = options
  if (refused?.editing) return { ...refused.editing, problem: refused.problem }
  if (c.req.method !== 'GET' || !focused?.own?.editableUntil) return null
  return { id: focused.id, body: focused.own.source, problem: null }
}
