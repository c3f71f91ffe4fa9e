/** @jsxImportSource hono/jsx */
// Logging in and out, registering, confirming an address, forgotten passwords. GET shows, POST acts.

import type { Context, Hono } from 'hono'
import { PASSWORD_RULES } from '#access/passwordRules.ts'
import { minutesInWords } from '#src/plainText/durations.ts'
import * as readers from '#src/readers/index.ts'
import { addressOf } from '#src/throttle/index.ts'
import { type AccountRefusal, attemptAccount } from '../http/attempt.ts'
import type { SiteDeps } from '../http/deps.ts'
import { readForm } from '../http/form.ts'
import { pageContextOf, returnToOf, seeOther, sendPage } from '../http/pageResponse.ts'
import type { Element } from '../http/pageResponse.ts'
import { safeReturnTo, withReturnTo } from '../http/returnTo.ts'
import { readerOf } from '../http/session.ts'
import {
  CheckMailPage,
  ForgotPage,
  LinkSpentPage,
  LogInPage,
  RegisterPage,
  ResetPage,
  VerifyPage,
} from '../pages/AuthPages.tsx'
import type { AuthState } from '../pages/AuthPages.tsx'
import { ErrorPage } from '../pages/ErrorPages.tsx'
import { noticeOf } from '../view/notices.ts'
import { ownView } from '../view/view.ts'

type Typed = { returnTo: string; displayName?: string; email?: string }

export function authRoutes(site: Hono, deps: SiteDeps): void {
  const { payload, now } = deps

  site.get('/login', async (c) => {
    const returnTo = returnToOf(c)
    const state = await authState(c, deps, { returnTo })
    if (state.context.reader) return seeOther(c, ownView(returnTo))
    return sendPage(c, <LogInPage {...state} />, { context: state.context })
  })

  site.post('/login', async (c) => {
    const form = await readForm(c)
    const typed = { returnTo: safeReturnTo(form.text('returnTo')), email: form.line('email') }
    const session = await attemptAccount(() =>
      readers.logIn({
        payload,
        email: typed.email,
        password: form.text('password'),
        address: addressOf(c.req.raw.headers),
      }),
    )
    if (session.ok) return seeOther(c, ownView(typed.returnTo), readers.sessionCookies(session.result.token))
    return showRefusal(c, deps, { refusal: session, typed, page: (state) => <LogInPage {...state} /> })
  })

  site.get('/register', async (c) => {
    const returnTo = returnToOf(c)
    const state = await authState(c, deps, { returnTo })
    if (state.context.reader) return seeOther(c, ownView(returnTo))
    return sendPage(c, <RegisterPage {...state} />, { context: state.context })
  })

  site.post('/register', async (c) => {
    const form = await readForm(c)
    const typed = {
      returnTo: safeReturnTo(form.text('returnTo')),
      displayName: form.line('displayName'),
      email: form.line('email'),
    }
    const registered = await attemptAccount(() =>
      readers.register({
        payload,
        ...typed,
        password: form.text('password'),
        address: addressOf(c.req.raw.headers),
        now: now(),
      }),
    )
    if (registered.ok) return seeOther(c, withReturnTo('/check-mail', typed.returnTo))
    return showRefusal(c, deps, { refusal: registered, typed, page: (state) => <RegisterPage {...state} /> })
  })

  site.get('/check-mail', async (c) => {
    const context = await pageContextOf(c, deps, 'reader')
    const purpose = c.req.query('for') === 'reset' ? 'reset' : 'register'
    return sendPage(c, <CheckMailPage context={context} purpose={purpose} returnTo={returnToOf(c)} />, {
      context,
    })
  })

  site.get('/verify', async (c) => {
    const state = await authState(c, deps, { returnTo: returnToOf(c) })
    const page = (
      <VerifyPage {...state} token={c.req.query('token') ?? ''} asksPassword={asksPassword(state)} />
    )
    return sendPage(c, page, { context: state.context })
  })

  site.post('/verify', async (c) => {
    const form = await readForm(c)
    const returnTo = safeReturnTo(form.text('returnTo'))
    const token = form.line('token')
    const verified = await attemptAccount(() =>
      verify(deps, c.req.raw, { token, password: form.text('password') }),
    )
    if (verified.ok) return seeOther(c, ownView(returnTo, 'verified'), verified.result)
    if (verified.code === 'invalid' && verified.errors.token)
      return showSpent(c, deps, { refusal: verified, again: '/login' })
    return showRefusal(c, deps, {
      refusal: verified,
      typed: { returnTo },
      page: (state) => <VerifyPage {...state} token={token} asksPassword={asksPassword(state)} />,
    })
  })

  site.post('/verify/resend', async (c) => {
    const form = await readForm(c)
    const returnTo = safeReturnTo(form.text('returnTo'))
    const reader = await readerOf(deps, c.req.raw)
    if (!reader) return seeOther(c, withReturnTo('/login', returnTo))
    const sent = await attemptAccount(() =>
      readers.resendVerification({ payload, readerId: reader.id, returnTo, now: now() }),
    )
    if (sent.ok) return seeOther(c, ownView(returnTo, 'verification-sent'))
    return showSpent(c, deps, { refusal: sent, again: '/login' })
  })

  site.get('/forgot', async (c) => {
    const state = await authState(c, deps, { returnTo: '/' })
    return sendPage(c, <ForgotPage {...state} />, { context: state.context })
  })

  site.post('/forgot', async (c) => {
    const typed = { returnTo: '/', email: (await readForm(c)).line('email') }
    const result = await attemptAccount(() =>
      readers.requestReset({
        payload,
        email: typed.email,
        address: addressOf(c.req.raw.headers),
        now: now(),
      }),
    )
    if (result.ok) return seeOther(c, '/check-mail?for=reset')
    return showRefusal(c, deps, { refusal: result, typed, page: (state) => <ForgotPage {...state} /> })
  })

  site.get('/reset', async (c) => {
    const state = await authState(c, deps, { returnTo: '/' })
    return sendPage(c, <ResetPage {...state} token={c.req.query('token') ?? ''} />, {
      context: state.context,
    })
  })

  site.post('/reset', async (c) => {
    const form = await readForm(c)
    const token = form.line('token')
    const reset = await attemptAccount(() =>
      readers.resetPassword({
        payload,
        token,
        password: form.text('password'),
        address: addressOf(c.req.raw.headers),
        now: now(),
      }),
    )
    if (reset.ok) return seeOther(c, '/login?notice=password-reset')
    if (reset.code === 'invalid' && reset.errors.token)
      return showSpent(c, deps, { refusal: reset, again: '/forgot' })
    return showRefusal(c, deps, {
      refusal: reset,
      typed: { returnTo: '/' },
      page: (state) => <ResetPage {...state} token={token} />,
    })
  })

  site.post('/logout', async (c) => {
    await readers.logOut({ payload, headers: c.req.raw.headers })
    return seeOther(c, ownView('/', 'logged-out'), readers.endedSessionCookies())
  })
}

/** Confirms an address; gives the cookies of a session where the request has none of that account. */
async function verify(
  deps: SiteDeps,
  request: Request,
  { token, password }: { token: string; password: string },
): Promise<string[]> {
  const { payload, now } = deps
  const readerId = (await readerOf(deps, request))?.id ?? null
  const address = addressOf(request.headers)
  const { id, email } = await readers.verifyEmail({ payload, token, readerId, password, address, now: now() })
  if (readerId === id) return []
  return readers.sessionCookies((await readers.logIn({ payload, email, password, address })).token)
}

/**
 * Who is signed in to an account that is not confirmed is most likely who registered it, and presses one
 * button. Where it is another account, the password is asked for when they have.
 */
function asksPassword({ context, errors }: AuthState): boolean {
  return !context.reader || context.reader.verified || errors.password !== undefined
}

/** The words for "too often", with the wait that is also in `Retry-After`. */
export function throttledMessage(c: Context, seconds: number): string {
  c.header('Retry-After', String(seconds))
  const minutes = Math.ceil(seconds / 60)
  return `Too many tries. Wait ${minutesInWords(Math.max(1, minutes), 'a minute')} and try again.`
}

async function showRefusal(
  c: Context,
  deps: SiteDeps,
  options: { refusal: AccountRefusal; typed: Typed; page: (state: AuthState) => Element },
) {
  const { refusal, typed, page } = options
  const state = await authState(c, deps, typed)
  if (refusal.code === 'throttled') {
    const message = throttledMessage(c, refusal.retryAfterSeconds)
    return sendPage(c, page({ ...state, message }), { context: state.context, status: 429 })
  }
  return sendPage(c, page({ ...state, errors: refusal.errors }), { context: state.context, status: 422 })
}

async function showSpent(
  c: Context,
  deps: SiteDeps,
  options: { refusal: AccountRefusal; again: '/forgot' | '/login' },
) {
  const { refusal, again } = options
  const context = await pageContextOf(c, deps, 'reader')
  if (refusal.code === 'throttled') {
    const message = throttledMessage(c, refusal.retryAfterSeconds)
    return sendPage(c, <ErrorPage context={context} status={429} message={message} />, {
      context,
      status: 429,
    })
  }
  const message = refusal.errors.token ?? 'The link was used already, or it is too old.'
  return sendPage(c, <LinkSpentPage context={context} message={message} again={again} />, {
    context,
    status: 422,
  })
}

async function authState(c: Context, deps: SiteDeps, typed: Typed): Promise<AuthState> {
  return {
    context: await pageContextOf(c, deps, 'reader'),
    returnTo: typed.returnTo,
    errors: {},
    message: null,
    notice: noticeOf(c.req.query('notice')),
    passwordMinLength: PASSWORD_RULES.readers.min,
    values: { displayName: typed.displayName ?? '', email: typed.email ?? '' },
  }
}
