/** @jsxImportSource hono/jsx */
// Logging in and out, registering, confirming an address, forgotten passwords. GET shows, POST acts.

import type { Context, Hono } from 'hono'
import { minutesInWords } from '#src/plainText/durations.ts'
import type { SiteDeps } from '../deps.ts'
import { readForm } from '../http/form.ts'
import { safeReturnTo, withReturnTo } from '../http/returnTo.ts'
import { pageContextOf, returnToOf, seeOther, sendPage } from '../kit.ts'
import type { Element } from '../kit.ts'
import { noticeOf } from '../layout/Notice.tsx'
import {
  CheckMailPage,
  ForgotPage,
  LinkSpentPage,
  LogInPage,
  RegisterPage,
  ResetPage,
  VerifyPage,
} from '../pages/DoorPages.tsx'
import type { DoorState } from '../pages/DoorPages.tsx'
import { ErrorPage } from '../pages/ErrorPages.tsx'
import type { Done, Refusal } from '../ports/readers.ts'
import { ownView } from '../view.ts'

type Typed = { returnTo: string; displayName?: string; email?: string }

export function doorRoutes(site: Hono, deps: SiteDeps): void {
  site.get('/login', async (c) => {
    const returnTo = returnToOf(c)
    const state = await doorState(c, deps, { returnTo })
    if (state.frame.reader) return seeOther(c, ownView(returnTo))
    return sendPage(c, <LogInPage {...state} />, { frame: state.frame })
  })

  site.post('/login', async (c) => {
    const form = await readForm(c)
    const typed = { returnTo: safeReturnTo(form.text('returnTo')), email: form.line('email') }
    const result = await deps.readers.logIn({
      email: typed.email,
      password: form.text('password'),
      request: c.req.raw,
      now: deps.now(),
    })
    if (result.ok) return seeOther(c, ownView(typed.returnTo), result.setCookies)
    return showRefusal(c, deps, { result, typed, page: (state) => <LogInPage {...state} /> })
  })

  site.get('/register', async (c) => {
    const returnTo = returnToOf(c)
    const state = await doorState(c, deps, { returnTo })
    if (state.frame.reader) return seeOther(c, ownView(returnTo))
    return sendPage(c, <RegisterPage {...state} />, { frame: state.frame })
  })

  site.post('/register', async (c) => {
    const form = await readForm(c)
    const typed = {
      returnTo: safeReturnTo(form.text('returnTo')),
      displayName: form.line('displayName'),
      email: form.line('email'),
    }
    const result = await deps.readers.register({
      ...typed,
      password: form.text('password'),
      request: c.req.raw,
      now: deps.now(),
    })
    if (result.ok) return seeOther(c, withReturnTo('/check-mail', typed.returnTo), result.setCookies)
    return showRefusal(c, deps, { result, typed, page: (state) => <RegisterPage {...state} /> })
  })

  site.get('/check-mail', async (c) => {
    const frame = await pageContextOf(c, deps, 'reader')
    const purpose = c.req.query('for') === 'reset' ? 'reset' : 'register'
    return sendPage(c, <CheckMailPage frame={frame} purpose={purpose} returnTo={returnToOf(c)} />, { frame })
  })

  site.get('/verify', async (c) => {
    const state = await doorState(c, deps, { returnTo: returnToOf(c) })
    const page = (
      <VerifyPage {...state} token={c.req.query('token') ?? ''} asksPassword={asksPassword(state)} />
    )
    return sendPage(c, page, { frame: state.frame })
  })

  site.post('/verify', async (c) => {
    const form = await readForm(c)
    const returnTo = safeReturnTo(form.text('returnTo'))
    const token = form.line('token')
    const result = await deps.readers.verify({
      token,
      password: form.text('password'),
      request: c.req.raw,
      now: deps.now(),
    })
    if (result.ok) return seeOther(c, ownView(returnTo, 'verified'), result.setCookies)
    if (result.code === 'invalid' && result.errors.token)
      return showSpent(c, deps, { result, again: '/login' })
    return showRefusal(c, deps, {
      result,
      typed: { returnTo },
      page: (state) => <VerifyPage {...state} token={token} asksPassword={asksPassword(state)} />,
    })
  })

  site.post('/verify/resend', async (c) => {
    const form = await readForm(c)
    const returnTo = safeReturnTo(form.text('returnTo'))
    const reader = await deps.readers.current(c.req.raw)
    if (!reader) return seeOther(c, withReturnTo('/login', returnTo))
    const result = await deps.readers.resendVerification({
      reader,
      returnTo,
      request: c.req.raw,
      now: deps.now(),
    })
    if (result.ok) return seeOther(c, ownView(returnTo, 'verification-sent'))
    return showSpent(c, deps, { result, again: '/login' })
  })

  site.get('/forgot', async (c) => {
    const state = await doorState(c, deps, { returnTo: '/' })
    return sendPage(c, <ForgotPage {...state} />, { frame: state.frame })
  })

  site.post('/forgot', async (c) => {
    const typed = { returnTo: '/', email: (await readForm(c)).line('email') }
    const result = await deps.readers.requestReset({
      email: typed.email,
      request: c.req.raw,
      now: deps.now(),
    })
    if (result.ok) return seeOther(c, '/check-mail?for=reset')
    return showRefusal(c, deps, { result, typed, page: (state) => <ForgotPage {...state} /> })
  })

  site.get('/reset', async (c) => {
    const state = await doorState(c, deps, { returnTo: '/' })
    return sendPage(c, <ResetPage {...state} token={c.req.query('token') ?? ''} />, { frame: state.frame })
  })

  site.post('/reset', async (c) => {
    const form = await readForm(c)
    const token = form.line('token')
    const result = await deps.readers.resetPassword({
      token,
      password: form.text('password'),
      request: c.req.raw,
      now: deps.now(),
    })
    if (result.ok) return seeOther(c, '/login?notice=password-reset', result.setCookies)
    if (result.code === 'invalid' && result.errors.token)
      return showSpent(c, deps, { result, again: '/forgot' })
    return showRefusal(c, deps, {
      result,
      typed: { returnTo: '/' },
      page: (state) => <ResetPage {...state} token={token} />,
    })
  })

  site.post('/logout', async (c) => {
    const result: Done = await deps.readers.logOut(c.req.raw)
    return seeOther(c, ownView('/', 'logged-out'), result.setCookies)
  })
}

/**
 * Who is signed in to an account that is not confirmed is most likely who registered it, and presses one button. Where it is another
 * account, the password is asked for when they have.
 */
function asksPassword({ frame, errors }: DoorState): boolean {
  return !frame.reader || frame.reader.verified || errors.password !== undefined
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
  options: { result: Refusal; typed: Typed; page: (state: DoorState) => Element },
) {
  const { result, typed, page } = options
  const state = await doorState(c, deps, typed)
  if (result.code === 'throttled') {
    const message = throttledMessage(c, result.retryAfterSeconds)
    return sendPage(c, page({ ...state, message }), { frame: state.frame, status: 429 })
  }
  return sendPage(c, page({ ...state, errors: result.errors }), { frame: state.frame, status: 422 })
}

async function showSpent(
  c: Context,
  deps: SiteDeps,
  options: { result: Refusal; again: '/forgot' | '/login' },
) {
  const { result, again } = options
  const frame = await pageContextOf(c, deps, 'reader')
  if (result.code === 'throttled') {
    const message = throttledMessage(c, result.retryAfterSeconds)
    return sendPage(c, <ErrorPage frame={frame} status={429} message={message} />, { frame, status: 429 })
  }
  const message = result.errors.token ?? 'The link was used already, or it is too old.'
  return sendPage(c, <LinkSpentPage frame={frame} message={message} again={again} />, { frame, status: 422 })
}

async function doorState(c: Context, deps: SiteDeps, typed: Typed): Promise<DoorState> {
  return {
    frame: await pageContextOf(c, deps, 'reader'),
    returnTo: typed.returnTo,
    errors: {},
    message: null,
    notice: noticeOf(c.req.query('notice')),
    passwordMinLength: deps.readers.passwordMinLength,
    values: { displayName: typed.displayName ?? '', email: typed.email ?? '' },
  }
}
