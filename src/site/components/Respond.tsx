/** @jsxImportSource hono/jsx */
// The box under the comments: for everybody to type in, for verified readers to post from.

import type { PageContext } from '../view/pageContext.ts'
import { momentOf } from '../view/times.ts'
import { placeIn, returnPath } from './conversation.ts'
import type { Conversation } from './conversation.ts'
import { BannedGate, LoggedOutGate, PostingAs, VerifyGate } from './Gates.tsx'

export function Respond({ context, conversation }: { context: PageContext; conversation: Conversation }) {
  if (!conversation.taking.open) {
    return (
      <section class="respond" id={conversation.respond.problem ? undefined : 'respond'}>
        <Refused conversation={conversation} />
        <p class="closed">Comments are closed.</p>
      </section>
    )
  }
  const { answering } = conversation.respond
  return (
    <section
      class="respond"
      id={context.reader?.banned && !conversation.respond.problem ? 'respond' : undefined}
      aria-labelledby="respond-title"
      data-respond
    >
      <h3 id="respond-title" data-respond-title>
        {answering ? `Reply to ${answering.authorName ?? 'a comment'}` : 'Leave a comment'}
      </h3>
      <p class="answering" data-answering hidden={!answering}>
        <a class="action" data-cancel-reply href={placeIn(conversation, {}, 'respond')}>
          Comment on the article instead
        </a>
      </p>
      <Gate context={context} conversation={conversation} />
      <Box context={context} conversation={conversation} />
      {conversation.taking.until ? (
        <p class="hint">Comments close on {momentOf(conversation.taking.until)}.</p>
      ) : null}
    </section>
  )
}

function Gate({ context, conversation }: { context: PageContext; conversation: Conversation }) {
  const { reader } = context
  if (!reader) return <LoggedOutGate back={returnPath(conversation)} />
  if (reader.banned) return <BannedGate />
  return reader.verified ? (
    <PostingAs name={reader.displayName} />
  ) : (
    <VerifyGate back={returnPath(conversation)} email={reader.email} />
  )
}

function Box({ context, conversation }: { context: PageContext; conversation: Conversation }) {
  const { reader } = context
  const { draft, problem, answering } = conversation.respond
  if (reader?.banned) return <Refused conversation={conversation} />
  // A browser puts the focus on what the fragment names, without scripts: on the box, or on what was wrong
  // with it.
  const boxId = problem ? 'body' : 'respond'
  return (
    <form
      class="comment-form"
      method="post"
      action={`/articles/${conversation.article.slug}/comments#respond`}
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
        maxlength={conversation.maxLength}
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
function Refused({ conversation }: { conversation: Conversation }) {
  const { draft, problem } = conversation.respond
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
