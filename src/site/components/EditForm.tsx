/** @jsxImportSource hono/jsx */
// The form in the place of a comment that is being changed.

import type { CommentView } from '#src/comments/index.ts'
import { minutesLeft } from '../view/times.ts'
import { placeIn } from './conversation.ts'
import type { Conversation } from './conversation.ts'

export function EditForm(props: {
  editing: NonNullable<Conversation['editing']>
  comment: CommentView
  conversation: Conversation
}) {
  const { editing, conversation } = props
  const left = props.comment.own?.editableUntil
    ? minutesLeft(props.comment.own.editableUntil, conversation.now)
    : null
  return (
    <form
      class="comment-form"
      method="post"
      action={`/articles/${conversation.article.slug}/comments/${editing.id}/edit#edit-body`}
    >
      <label for="edit-body">Change your comment</label>
      {editing.problem ? (
        <p class="field-error" id="edit-error">
          <span class="visually-hidden">Error: </span>
          {editing.problem}
        </p>
      ) : null}
      <textarea
        id="edit-body"
        dir="auto"
        name="body"
        rows={6}
        required
        maxlength={conversation.maxLength}
        aria-invalid={editing.problem ? 'true' : undefined}
        aria-describedby={editing.problem ? 'edit-error' : undefined}
      >
        {`\n${editing.body}`}
      </textarea>
      <p class="form-actions">
        <button type="submit" class="button">
          Save the change
        </button>
        <a class="action" href={placeIn(conversation, { comment: editing.id }, `comment-${editing.id}`)}>
          Cancel
        </a>
        {left && props.comment.own?.editableUntil ? (
          <span class="time-left" data-until={props.comment.own.editableUntil}>
            <span data-left>{left}</span> left to change it
          </span>
        ) : null}
      </p>
    </form>
  )
}
