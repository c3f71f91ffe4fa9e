/** @jsxImportSource hono/jsx */
// The box under the comments: for everybody to type in, for verified readers to post from.

import type { Frame } from '../view/pageContext.ts'
import { momentOf } from '../view/times.ts'
import { placeIn, returnPath } from './conversation.ts'
import type { Conversation } from './conversation.ts'
import { BannedGate, LoggedOutGate, PostingAs, VerifyGate } from './Gates.tsx'

export function Respond({ frame, talk }: { frame: Frame; talk: Conversation }) {
  if (!talk.taking.open) {
    return (
      <section class="respond" id={talk.respond.problem ? undefined : 'respond'}>
        <Refused talk={talk} />
        <p class="closed">Comments are closed.</p>
      </section>
    )
  }
  const { answering } = talk.respond
  return (
    <section
      class="respond"
      id={frame.reader?.banned && !talk.respond.problem ? 'respond' : undefined}
      aria-labelledby="respond-title"
      data-respond
    >
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

function Gate({ frame, talk }: { frame: Frame; talk: Conversation }) {
  const { reader } = frame
  if (!reader) return <LoggedOutGate back={returnPath(talk)} />
  if (reader.banned) return <BannedGate />
  return reader.verified ? (
    <PostingAs name={reader.displayName} />
  ) : (
    <VerifyGate back={returnPath(talk)} email={reader.email} />
  )
}

function Box({ frame, talk }: { frame: Frame; talk: Conversation }) {
  const { reader } = frame
  const { draft, problem, answering } = talk.respond
  if (reader?.banned) return <Refused talk={talk} />
  // A browser puts the focus on what the fragment names, without scripts: on the box, or on what was wrong
  // with it.
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
        dir="auto"
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
        You can write <code>**bold**</code>, <code>*italic*</code>, <code>`code`</code>, lists, quotes with{' '}
        <code>&gt;</code>, and links.
      </p>
      <p class="form-actions" data-post>
        {reader ? (
          <PostButton />
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

/** Why a comment was not taken where there is no box any more, and what was typed, to be copied. */
function Refused({ talk }: { talk: Conversation }) {
  const { draft, problem } = talk.respond
  if (!problem) return null
  return (
    <div class="comment-form">
      <div class="error-summary" role="alert" id="respond" tabindex={-1}>
        <p id="body-error">{problem}</p>
      </div>
      {draft?.body ? (
        <>
          <label for="body">What you wrote, to copy it</label>
          <textarea id="body" dir="auto" rows={6} readonly aria-describedby="body-error">
            {`\n${draft.body}`}
          </textarea>
        </>
      ) : null}
    </div>
  )
}

export function PostButton() {
  return (
    <button type="submit" class="button">
      Post comment
    </button>
  )
}
