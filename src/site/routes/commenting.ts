// The forms under an article: post, edit and remove a comment. Each answers with a redirect, or with the page
// and what was typed.

import type { Context, Hono } from 'hono'
import { type CommentDone, editComment, postComment, removeComment } from '#src/comments/index.ts'
import { addressOf } from '#src/throttle/index.ts'
import { articlePath } from '../components/conversation.ts'
import { attemptComment, type CommentRefusal } from '../http/attempt.ts'
import type { SiteDeps } from '../http/deps.ts'
import { dropDraft, keepDraft } from '../http/draftCookie.ts'
import type { Draft } from '../http/draftCookie.ts'
import { readForm } from '../http/form.ts'
import { idOf, isId, seeOther } from '../http/pageResponse.ts'
import { withReturnTo } from '../http/returnTo.ts'
import { readerOf } from '../http/session.ts'
import type { NoticeCode } from '../view/notices.ts'
import { ownView } from '../view/view.ts'
import { articleOf, showArticle } from './article.tsx'
import type { Refused } from './article.tsx'

const STATUSES = {
  invalid: 422,
  closed: 403,
  'not-verified': 403,
  forbidden: 403,
  'too-late': 403,
  missing: 404,
  throttled: 429,
} as const satisfies Record<CommentRefusal['code'], Refused['status']>

export function commentingRoutes(site: Hono, deps: SiteDeps): void {
  const { payload, now } = deps
  const secure = deps.siteUrl.startsWith('https:')

  site.post('/articles/:slug/comments', async (c) => {
    const article = await articleOf(c, deps)
    const form = await readForm(c)
    const parent = form.line('parent')
    const draft: Draft = { body: form.text('body'), parentId: isId(parent) ? parent : null }
    const path = articlePath(article.slug)
    const reader = await readerOf(deps, c.req.raw)
    if (!reader)
      return askToLogIn(c, {
        draft,
        path,
        secure,
        logIn: form.line('next') === 'register' ? '/register' : '/login',
      })

    const posted = await attemptComment(() =>
      postComment({
        payload,
        readerId: reader.id,
        articleId: article.id,
        parentId: draft.parentId,
        body: draft.body,
        address: addressOf(c.req.raw.headers),
        now,
      }),
    )
    if (!posted.ok) return refuse(c, deps, { article, refusal: posted, typed: { draft } })
    const notice = posted.result.state === 'pending' ? 'comment-pending' : 'comment-posted'
    return landOn(c, {
      slug: article.slug,
      done: posted.result,
      notice,
      cookies: dropDraft({ path, secure }),
    })
  })

  site.post('/articles/:slug/comments/:id/edit', async (c) => {
    const article = await articleOf(c, deps)
    const id = idOf(c, 'id')
    const body = (await readForm(c)).text('body')
    const reader = await readerOf(deps, c.req.raw)
    if (!reader)
      return seeOther(c, withReturnTo('/login', articlePath(article.slug, { edit: id }, 'edit-body')))
    const edited = await attemptComment(() =>
      editComment({ payload, readerId: reader.id, articleId: article.id, id, body, now }),
    )
    if (!edited.ok) return refuse(c, deps, { article, refusal: edited, typed: { editing: { id, body } } })
    return landOn(c, {
      slug: article.slug,
      done: edited.result,
      notice: edited.result.state === 'pending' ? 'comment-pending' : 'comment-edited',
    })
  })

  site.post('/articles/:slug/comments/:id/remove', async (c) => {
    const article = await articleOf(c, deps)
    const id = idOf(c, 'id')
    const reader = await readerOf(deps, c.req.raw)
    if (!reader)
      return seeOther(c, withReturnTo('/login', articlePath(article.slug, { comment: id }, `comment-${id}`)))
    const removed = await attemptComment(() =>
      removeComment({ payload, readerId: reader.id, articleId: article.id, id, now }),
    )
    if (!removed.ok) return refuse(c, deps, { article, refusal: removed, typed: {} })
    return seeOther(c, ownView(articlePath(article.slug, {}, 'comments'), 'comment-removed'))
  })
}

/** Keeps what was typed and leads to logging in; from there one comes back to the box. */
function askToLogIn(
  c: Context,
  options: { draft: Draft; path: string; secure: boolean; logIn: '/login' | '/register' },
) {
  const { draft, path, secure } = options
  const back = `${path}${draft.parentId ? `?replyTo=${draft.parentId}` : ''}#respond`
  const cookies = draft.body.trim() === '' ? dropDraft({ path, secure }) : keepDraft(draft, { path, secure })
  return seeOther(c, withReturnTo(options.logIn, back), cookies ?? [])
}

function refuse(
  c: Context,
  deps: SiteDeps,
  options: {
    article: Awaited<ReturnType<typeof articleOf>>
    refusal: CommentRefusal
    typed: Pick<Refused, 'draft' | 'editing'>
  },
) {
  const { article, refusal, typed } = options
  if (refusal.code === 'throttled') c.header('Retry-After', String(refusal.retryAfterSeconds))
  return showArticle(c, deps, {
    article,
    view: 'reader',
    refused: { status: STATUSES[refusal.code], problem: refusal.message, ...typed },
  })
}

function landOn(
  c: Context,
  options: { slug: string; done: CommentDone; notice: NoticeCode; cookies?: string[] },
) {
  const { slug, done, notice, cookies } = options
  return seeOther(c, ownView(articlePath(slug, { comment: done.id }, `comment-${done.id}`), notice), cookies)
}
