/** @jsxImportSource hono/jsx */
// The box under the comments: for everybody to type in, for verified readers to post from.

import { articlePath, placeIn } from '../conversation.ts'
import type { Conversation } from '../conversation.ts'
import type { Frame } from '../frame.ts'
import { withReturnTo } from '../http/returnTo.ts'
import { momentOf } from '../times.ts'

export function Respond({ frame, talk }: { frame: Frame; talk: Conversation }) {
  if (!talk.taking.open) {
    return (
      <section class="respond" id="respond">
        <p class="closed">Comments are closed.</p>
      </section>
    )
  }
  const { answering } = talk.respond
  return (
    <section class="respond" id={frame.reader?.banned ? 'respond' : undefined} aria-labelledby="respond-title" data-respond>
      <h3 id="respond-title" data-respond-title>
        {answering ? `Reply to ${answering.authorName ?? 'a comment'}` : 'Leave a comment'}
      </h3>
      <p class="answering" data-answering hidden={!answering}>
        <a class="action" data-cancel-reply href={placeIn(talk, {}, 'respond')}>
          Comment on the article instead
        </a>
      </p>
      <Gate frame={frame} talk={talk} />
      <Box frame={frame} talk={talk} />
      {talk.taking.until ? <p class="hint">Comments close on {momentOf(talk.taking.until)}.</p> : null}
    </section>
  )
}

/** What stands between this visitor and posting, if anything. */
function Gate({ frame, talk }: { frame: Frame; talk: Conversation }) {
  const { reader } = frame
  const back = returnPath(talk)
  if (!reader) {
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
  if (reader.banned) return <p class="gate">Your account may not post comments at present.</p>
  if (reader.verified) return null
  return (
    <form class="gate" method="post" action="/verify/resend">
      <p>
        <strong>Confirm your e-mail address to post.</strong> We sent a link to {reader.email}; what you type here is kept in the meantime.
      </p>
      <input type="hidden" name="returnTo" value={back} />
      <button type="submit" class="button button-quiet">
        Send the mail again
      </button>
    </form>
  )
}

function Box({ frame, talk }: { frame: Frame; talk: Conversation }) {
  const { reader } = frame
  const { draft, problem, answering } = talk.respond
  if (reader?.banned) return null
  // A browser puts the focus on what the fragment names, without scripts: on the box, or on what was wrong with it.
  const boxId = problem ? 'body' : 'respond'
  return (
    <form
      class="comment-form"
      method="post"
      action={`/articles/${talk.article.slug}/comments#respond`}
      data-comment-form
      data-state={reader ? 'reader' : 'anonymous'}
    >
      <input type="hidden" name="parent" value={answering?.id ?? ''} data-parent />
      {problem ? (
        <div class="error-summary" role="alert" id="respond" tabindex={-1}>
          <p id="body-error">{problem}</p>
        </div>
      ) : null}
      <label for={boxId}>Your comment</label>
      <textarea
        id={boxId}
        data-box
        name="body"
        rows={6}
        required
        maxlength={talk.maxLength}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? 'body-error body-hint' : 'body-hint'}
      >
        {`\n${draft?.body ?? ''}`}
      </textarea>
      <p class="hint" id="body-hint">
        You can write <code>**bold**</code>, <code>*italic*</code>, <code>`code`</code>, lists, quotes with <code>&gt;</code>, and links.
      </p>
      <p class="form-actions">
        {reader ? (
          <button type="submit" class="button">
            Post comment
          </button>
        ) : (
          <>
            <button type="submit" class="button" name="next" value="login">
              Log in to post
            </button>
            <button type="submit" class="button button-quiet" name="next" value="register">
              Register to post
            </button>
          </>
        )}
      </p>
    </form>
  )
}

/** The very spot: the box, with the comment that was being answered. */
export function returnPath(talk: Pick<Conversation, 'article' | 'respond'>): string {
  const { answering } = talk.respond
  return articlePath(talk.article.slug, answering ? { replyTo: answering.id } : {}, 'respond')
}
