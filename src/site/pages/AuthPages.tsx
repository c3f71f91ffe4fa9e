/** @jsxImportSource hono/jsx */
// Logging in: log in, register, check your mail, confirm an address, forgotten and new password.

import type { Child } from 'hono/jsx'
import { MAX_EMAIL_LENGTH, READER_NAME_LENGTH } from '#access/accounts.ts'
import { ErrorSummary, Field } from '../components/Field.tsx'
import type { FieldErrors } from '../http/attempt.ts'
import { withReturnTo } from '../http/returnTo.ts'
import { Notice } from '../layout/Notice.tsx'
import { Page } from '../layout/Page.tsx'
import type { NoticeCode } from '../view/notices.ts'
import type { PageContext } from '../view/pageContext.ts'

/** What was typed and what was wrong with it. */
export type AuthState = {
  context: PageContext
  returnTo: string
  errors: FieldErrors
  message: string | null
  notice: NoticeCode | null
  values: { displayName: string; email: string }
  passwordMinLength: number
}

export function LogInPage(state: AuthState) {
  return (
    <AuthPage state={state} title="Log in">
      <form method="post" action="/login" class="auth-form">
        <ReturnTo returnTo={state.returnTo} />
        <Field
          name="email"
          label="E-mail address"
          type="email"
          autocomplete="username"
          value={state.values.email}
          errors={state.errors}
          maxlength={MAX_EMAIL_LENGTH}
        />
        <Field
          name="password"
          label="Password"
          type="password"
          autocomplete="current-password"
          errors={state.errors}
        />
        <p class="form-actions">
          <button type="submit" class="button">
            Log in
          </button>
          <a class="action" href="/forgot">
            Forgotten your password?
          </a>
        </p>
      </form>
      <p class="auth-other">
        No account yet? <a href={withReturnTo('/register', state.returnTo)}>Register</a>, it takes a minute.
      </p>
    </AuthPage>
  )
}

export function RegisterPage(state: AuthState) {
  return (
    <AuthPage state={state} title="Register">
      <p class="auth-intro">An account is for commenting. Reading needs none.</p>
      <form method="post" action="/register" class="auth-form">
        <ReturnTo returnTo={state.returnTo} />
        <Field
          name="displayName"
          label="Display name"
          type="text"
          autocomplete="nickname"
          hint="Shown beside your comments."
          value={state.values.displayName}
          errors={state.errors}
          maxlength={READER_NAME_LENGTH.max}
        />
        <Field
          name="email"
          label="E-mail address"
          type="email"
          autocomplete="email"
          hint="Never shown to anybody. We send a link to it that you must open before you can comment."
          value={state.values.email}
          errors={state.errors}
          maxlength={MAX_EMAIL_LENGTH}
        />
        <Field
          name="password"
          label="Password"
          type="password"
          autocomplete="new-password"
          hint={`At least ${state.passwordMinLength} characters.`}
          errors={state.errors}
        />
        <p class="form-actions">
          <button type="submit" class="button">
            Register
          </button>
        </p>
      </form>
      <p class="auth-other">
        Registered already? <a href={withReturnTo('/login', state.returnTo)}>Log in</a>.
      </p>
    </AuthPage>
  )
}

/**
 * After registering and after asking for a new password: the same words whether or not the address is known.
 */
export function CheckMailPage({
  context,
  purpose,
  returnTo,
}: {
  context: PageContext
  purpose: 'register' | 'reset'
  returnTo: string
}) {
  return (
    <Page context={context} title="Check your mail">
      <div class="auth">
        <h1>Check your mail</h1>
        <p>
          {purpose === 'register'
            ? 'We have sent you a mail. Open the link in it and confirm your address with the password ' +
              'that you chose; then you can comment.'
            : 'If there is an account with this address, a mail with a link to choose a new password ' +
              'is on its way.'}
        </p>
        <p class="hint">
          Nothing after a few minutes? Look among the unwanted mail, or{' '}
          <a href={purpose === 'register' ? withReturnTo('/register', returnTo) : '/forgot'}>try again</a>.
        </p>
        <p>
          <a href={returnTo}>{returnTo === '/' ? 'To the front page' : 'Back to where you were'}</a>
        </p>
      </div>
    </Page>
  )
}

/** The link that was followed, and whether the password has to say that it was followed by who registered. */
type Verifying = { token: string; asksPassword: boolean }

/** A mail's link opens this page and does nothing yet; the button acts. */
export function VerifyPage({ token, asksPassword, ...state }: AuthState & Verifying) {
  return (
    <AuthPage state={state} title="Confirm your e-mail address">
      <p class="auth-intro">Press the button, and you can comment.</p>
      <form method="post" action="/verify" class="auth-form">
        <input type="hidden" name="token" value={token} />
        <ReturnTo returnTo={state.returnTo} />
        {asksPassword ? (
          <Field
            name="password"
            label="Password"
            type="password"
            autocomplete="current-password"
            hint="Enter the password that you chose when you registered."
            errors={state.errors}
          />
        ) : null}
        <p class="form-actions">
          <button type="submit" class="button">
            Confirm my address
          </button>
          {asksPassword ? (
            <a class="action" href="/forgot">
              Forgotten your password?
            </a>
          ) : null}
        </p>
      </form>
      {asksPassword ? (
        <>
          <p class="hint">Choosing a new password by mail confirms your address too.</p>
          <p class="hint">
            You did not register? Do nothing: nobody can comment with the account until the address is
            confirmed.
          </p>
        </>
      ) : null}
    </AuthPage>
  )
}

/** A link that was used, is too old, or was cut off. */
export function LinkSpentPage({
  context,
  message,
  again,
}: {
  context: PageContext
  message: string
  again: '/forgot' | '/login'
}) {
  return (
    <Page context={context} title="This link does not work any more">
      <div class="auth">
        <h1>This link does not work any more</h1>
        <p>{message}</p>
        <p>
          {again === '/forgot' ? (
            <a href="/forgot">Ask for a new link</a>
          ) : (
            <>
              <a href="/login">Log in</a> to have a new link sent to you.
            </>
          )}
        </p>
      </div>
    </Page>
  )
}

export function ForgotPage(state: AuthState) {
  return (
    <AuthPage state={state} title="Forgotten password">
      <p class="auth-intro">Tell us your address, and we send you a link to choose a new password.</p>
      <form method="post" action="/forgot" class="auth-form">
        <Field
          name="email"
          label="E-mail address"
          type="email"
          autocomplete="username"
          value={state.values.email}
          errors={state.errors}
          maxlength={MAX_EMAIL_LENGTH}
        />
        <p class="form-actions">
          <button type="submit" class="button">
            Send the link
          </button>
        </p>
      </form>
    </AuthPage>
  )
}

export function ResetPage({ token, ...state }: AuthState & { token: string }) {
  return (
    <AuthPage state={state} title="Choose a new password">
      <form method="post" action="/reset" class="auth-form">
        <input type="hidden" name="token" value={token} />
        <Field
          name="password"
          label="New password"
          type="password"
          autocomplete="new-password"
          hint={`At least ${state.passwordMinLength} characters.`}
          errors={state.errors}
        />
        <p class="form-actions">
          <button type="submit" class="button">
            Change the password
          </button>
        </p>
      </form>
    </AuthPage>
  )
}

function AuthPage({ state, title, children }: { state: AuthState; title: string; children?: Child }) {
  const isWrong = Object.keys(state.errors).length > 0 || state.message !== null
  return (
    <Page context={state.context} title={isWrong ? `Error: ${title}` : title}>
      <div class="auth">
        <Notice code={state.notice} />
        <ErrorSummary errors={state.errors} message={state.message} />
        <h1>{title}</h1>
        {children}
        {state.returnTo.endsWith('#respond') ? (
          <p class="hint">You come back to the comment box, with what you typed in it.</p>
        ) : null}
      </div>
    </Page>
  )
}

function ReturnTo({ returnTo }: { returnTo: string }) {
  return <input type="hidden" name="returnTo" value={returnTo} />
}
