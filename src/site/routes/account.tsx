/** @jsxImportSource hono/jsx */
// A reader's own page and its two forms.

import type { Context, Hono } from 'hono'
import { PASSWORD_RULES } from '#access/passwordRules.ts'
import { listOwnComments } from '#src/comments/index.ts'
import { askForName, changePassword, currentReader, type ReaderView } from '#src/readers/index.ts'
import { type AccountRefusal, attemptAccount } from '../http/attempt.ts'
import type { SiteDeps } from '../http/deps.ts'
import { readForm } from '../http/form.ts'
import { cursorOf, pageContextOf, seeOther, sendPage } from '../http/pageResponse.ts'
import { readerOf } from '../http/session.ts'
import { AccountPage } from '../pages/AccountPage.tsx'
import { noticeOf } from '../view/notices.ts'
import { throttledMessage } from './auth.tsx'

const LOG_IN = '/login?returnTo=%2Faccount'

export function accountRoutes(site: Hono, deps: SiteDeps): void {
  const { payload, now } = deps

  site.get('/account', (c) => showAccount(c, deps, {}))

  site.post('/account/name', async (c) => {
    const reader = await readerOf(deps, c.req.raw)
    if (!reader) return seeOther(c, LOG_IN)
    const displayName = (await readForm(c)).line('displayName')
    const changed = await attemptAccount(() =>
      askForName({ payload, readerId: reader.id, displayName, now: now() }),
    )
    if (changed.ok) return seeOther(c, '/account?notice=name-changed')
    return showAccount(c, deps, { refusal: changed, displayName })
  })

  site.post('/account/password', async (c) => {
    const reader = await readerOf(deps, c.req.raw)
    if (!reader) return seeOther(c, LOG_IN)
    const form = await readForm(c)
    const signedIn = await currentReader({ payload, headers: c.req.raw.headers })
    const changed = await attemptAccount(() =>
      changePassword({
        payload,
        readerId: reader.id,
        currentPassword: form.text('currentPassword'),
        password: form.text('password'),
        sessionId: signedIn?.sessionId ?? null,
      }),
    )
    if (changed.ok) return seeOther(c, '/account?notice=password-changed')
    return showAccount(c, deps, { refusal: changed })
  })
}

async function showAccount(
  c: Context,
  deps: SiteDeps,
  options: { refusal?: AccountRefusal; displayName?: string },
) {
  const context = await pageContextOf(c, deps, 'reader')
  if (!context.reader) return seeOther(c, LOG_IN)
  const reader: ReaderView = context.reader
  const before = cursorOf(c, 'before')
  const comments = await listOwnComments({
    payload: deps.payload,
    readerId: reader.id,
    before,
    now: context.now,
  })
  const refusal = describe(c, options.refusal)
  return sendPage(
    c,
    <AccountPage
      context={context}
      reader={reader}
      comments={comments}
      isFirst={before === null}
      errors={refusal.errors}
      message={refusal.message}
      notice={noticeOf(c.req.query('notice'))}
      passwordMinLength={PASSWORD_RULES.readers.min}
      displayName={options.displayName ?? reader.displayName}
    />,
    { context, status: refusal.status },
  )
}

function describe(c: Context, refusal: AccountRefusal | undefined) {
  if (!refusal) return { status: 200, errors: {}, message: null } as const
  if (refusal.code === 'invalid') return { status: 422, errors: refusal.errors, message: null } as const
  return { status: 429, errors: {}, message: throttledMessage(c, refusal.retryAfterSeconds) } as const
}
