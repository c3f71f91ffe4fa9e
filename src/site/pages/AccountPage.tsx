/** @jsxImportSource hono/jsx */
// A reader's own page: name, password, log out, and all comments with what became of them.

import { raw } from 'hono/html'
import { READER_NAME_LENGTH } from '#access/accounts.ts'
import type { OwnComment } from '#src/comments/index.ts'
import type { ReaderView } from '#src/readers/index.ts'
import { articlePath } from '../components/conversation.ts'
import { ErrorSummary, Field } from '../components/Field.tsx'
import { Pager } from '../components/Summaries.tsx'
import type { FieldErrors } from '../http/attempt.ts'
import { Notice } from '../layout/Notice.tsx'
import { Page } from '../layout/Page.tsx'
import type { NoticeCode } from '../view/notices.ts'
import type { PageContext } from '../view/pageContext.ts'
import { momentOf } from '../view/times.ts'
import { ownView } from '../view/view.ts'

export type AccountState = {
  context: PageContext
  reader: ReaderView
  comments: { comments: OwnComment[]; next: string | null }
  isFirst: boolean
  errors: FieldErrors
  message: string | null
  notice: NoticeCode | null
  displayName: string
  passwordMinLength: number
}

export function AccountPage(state: AccountState) {
  const { context, reader } = state
  return (
    <Page context={context} title="Your account">
      <div class="account">
        <Notice code={state.notice} />
        <ErrorSummary errors={state.errors} message={state.message} />
        <header class="account-header">
          <h1>Your account</h1>
          <form method="post" action="/logout">
            <button type="submit" class="button button-quiet">
              Log out
            </button>
          </form>
        </header>
        {reader.banned ? <p class="notice">Your account may not post comments at present.</p> : null}
        {reader.verified ? null : (
          <form class="gate" method="post" action="/verify/resend">
            <p>
              <strong>Confirm your e-mail address to comment.</strong> We sent a link to {reader.email}.
            </p>
            <input type="hidden" name="returnTo" value="/account" />
            <button type="submit" class="button button-quiet">
              Send the mail again
            </button>
          </form>
        )}
        <section aria-labelledby="own-comments">
          <h2 id="own-comments">Your comments</h2>
          {state.comments.comments.length === 0 ? <p class="empty">You have not commented yet.</p> : null}
          <ol class="own-comments">
            {state.comments.comments.map((comment) => (
              <Own comment={comment} />
            ))}
          </ol>
          <Pager view={context.view} path="/account" older={state.comments.next} isFirst={state.isFirst} />
        </section>
        <section aria-labelledby="details" class="details">
          <h2 id="details">Your details</h2>
          <dl>
            <dt>E-mail address</dt>
            <dd>{reader.email}</dd>
            {reader.askedName ? (
              <>
                <dt>Name you have asked for</dt>
                <dd>
                  {reader.askedName} <span class="chip chip-pending">Waiting for a moderator</span>
                </dd>
              </>
            ) : null}
          </dl>
          <form method="post" action="/account/name" class="auth-form">
            <Field
              name="displayName"
              label="Display name"
              type="text"
              autocomplete="nickname"
              hint={NAME_HINT}
              value={state.displayName}
              errors={state.errors}
              maxlength={READER_NAME_LENGTH.max}
            />
            <button type="submit" class="button button-quiet">
              Ask for this name
            </button>
          </form>
          <form method="post" action="/account/password" class="auth-form">
            <Field
              name="currentPassword"
              label="Current password"
              type="password"
              autocomplete="current-password"
              errors={state.errors}
            />
            <Field
              name="password"
              label="New password"
              type="password"
              autocomplete="new-password"
              hint={`At least ${state.passwordMinLength} characters.`}
              errors={state.errors}
            />
            <button type="submit" class="button button-quiet">
              Change the password
            </button>
          </form>
        </section>
      </div>
    </Page>
  )
}

function Own({ comment }: { comment: OwnComment }) {
  return (
    <li>
      <article class="own-comment">
        <h3>
          <a
            href={ownView(
              articlePath(comment.article.slug, { comment: comment.id }, `comment-${comment.id}`),
            )}
          >
            {comment.article.headline}
          </a>
        </h3>
        <p class="facts">
          <time datetime={comment.createdAt}>{momentOf(comment.createdAt)}</time>
          <span class={`chip chip-${isOutOfSight(comment) ? 'withdrawn' : comment.state}`}>
            {stateOf(comment)}
          </span>
        </p>
        <div class="comment-text">{raw(comment.html)}</div>
      </article>
    </li>
  )
}

const NAME_HINT =
  'Also changes beside the comments you have written, once a moderator has let it pass. ' +
  'You can ask once in 30 days.'

/** Whatever a moderator said or will say of it, nobody can see it. */
function isOutOfSight({ state, article }: OwnComment): boolean {
  return article.withdrawn && state !== 'removed'
}

function stateOf(comment: OwnComment): string {
  if (isOutOfSight(comment)) return 'Not shown: the article was withdrawn'
  if (comment.state === 'visible') return 'Published'
  if (comment.state === 'pending') return 'Waiting for a moderator'
  return comment.removedBy === 'author' ? 'Removed by you' : 'Removed by a moderator'
}
