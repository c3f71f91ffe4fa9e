/** @jsxImportSource hono/jsx */
// A reader's own page and its two forms.

import type { Context, Hono } from 'hono'
import type { SiteDeps } from '../deps.ts'
import { readForm } from '../http/form.ts'
import { cursorOf, pageContextOf, seeOther, sendPage } from '../kit.ts'
import { noticeOf } from '../layout/Notice.tsx'
import { AccountPage } from '../pages/AccountPage.tsx'
import type { ReaderView, Refusal } from '../ports/readers.ts'
import { throttledMessage } from './doors.tsx'

const LOG_IN = '/login?returnTo=%2Faccount'

export function accountRoutes(site: Hono, deps: SiteDeps): void {
  site.get('/account', (c) => showAccount(c, deps, {}))

  site.post('/account/name', async (c) => {
    const reader = await deps.readers.current(c.req.raw)
    if (!reader) return seeOther(c, LOG_IN)
    const displayName = (await readForm(c)).line('displayName')
    const result = await deps.readers.changeName({ reader, displayName, request: c.req.raw, now: deps.now() })
    if (result.ok) return seeOther(c, '/account?notice=name-changed', result.setCookies)
    return showAccount(c, deps, { result, displayName })
  })

  site.post('/account/password', async (c) => {
    const reader = await deps.readers.current(c.req.raw)
    if (!reader) return seeOther(c, LOG_IN)
    const form = await readForm(c)
    const result = await deps.readers.changePassword({
      reader,
      currentPassword: form.text('currentPassword'),
      password: form.text('password'),
      request: c.req.raw,
      now: deps.now(),
    })
    if (result.ok) return seeOther(c, '/account?notice=password-changed', result.setCookies)
    return showAccount(c, deps, { result })
  })
}

async function showAccount(c: Context, deps: SiteDeps, options: { result?: Refusal; displayName?: string }) {
  const frame = await pageContextOf(c, deps, 'reader')
  if (!frame.reader) return seeOther(c, LOG_IN)
  const reader: ReaderView = frame.reader
  const before = cursorOf(c, 'before')
  const comments = await deps.comments.ownBy({ reader, before, now: frame.now })
  const refusal = describe(c, options.result)
  return sendPage(
    c,
    <AccountPage
      frame={frame}
      reader={reader}
      comments={comments}
      isFirst={before === null}
      errors={refusal.errors}
      message={refusal.message}
      notice={noticeOf(c.req.query('notice'))}
      passwordMinLength={deps.readers.passwordMinLength}
      displayName={options.displayName ?? reader.displayName}
    />,
    { frame, status: refusal.status },
  )
}

function describe(c: Context, result: Refusal | undefined) {
  if (!result) return { status: 200, errors: {}, message: null } as const
  if (result.code === 'invalid') return { status: 422, errors: result.errors, message: null } as const
  return { status: 429, errors: {}, message: throttledMessage(c, result.retryAfterSeconds) } as const
}
