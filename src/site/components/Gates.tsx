/** @jsxImportSource hono/jsx */
// What stands between a visitor and posting, if anything; and whose name a comment will have, if nothing
// does.

import { withReturnTo } from '../http/returnTo.ts'

type Back = { back: string }

export function LoggedOutGate({ back }: Back) {
  return (
    <p class="gate">
      <strong>You must be logged in to post a comment</strong>
      <a href={withReturnTo('/login', back)} data-login>
        Log in
      </a>{' '}
      or{' '}
      <a href={withReturnTo('/register', back)} data-login>
        register
      </a>
      ; what you type here is kept until you are back.
    </p>
  )
}

export function BannedGate() {
  return <p class="gate">Your account may not post comments at present.</p>
}

export function VerifyGate({ back, email }: Back & { email: string }) {
  return (
    <form class="gate" method="post" action="/verify/resend">
      <p>
        <strong>Confirm your e-mail address to post.</strong> We sent a link to{' '}
        <span data-email>{email}</span>; what you type here is kept in the meantime.
      </p>
      <input type="hidden" name="returnTo" value={back} />
      <button type="submit" class="button button-quiet">
        Send the mail again
      </button>
    </form>
  )
}

export function PostingAs({ name }: { name: string }) {
  return (
    <p class="gate">
      <strong>
        You are posting as <span data-name>{name}</span>
      </strong>
      Change the name in <a href="/account">your account</a>.
    </p>
  )
}
