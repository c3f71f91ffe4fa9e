/** @jsxImportSource hono/jsx */
// What readers may do to a comment of their own, while there is time: edit it, or remove it in two steps.

import { placeIn } from './conversation.ts'
import type { Conversation } from './conversation.ts'

export function OwnActions(props: {
  id: string
  until: string
  left: string
  conversation: Pick<Conversation, 'article' | 'view'>
}) {
  const { id, conversation } = props
  return (
    <div class="own-actions" data-until={props.until}>
      <a class="action" href={placeIn(conversation, { edit: id }, 'edit-body')}>
        Edit<span class="visually-hidden"> your comment</span>
      </a>
      <details class="remove">
        <summary class="action">
          Remove<span class="visually-hidden"> your comment</span>
        </summary>
        <form method="post" action={`/articles/${conversation.article.slug}/comments/${id}/remove`}>
          <p>Remove this comment? It cannot be brought back.</p>
          <p class="form-actions">
            <button type="submit" class="button button-danger">
              Remove it
            </button>
            <a class="action" href={placeIn(conversation, { comment: id }, `comment-${id}`)}>
              Cancel
            </a>
          </p>
        </form>
      </details>
      <span class="time-left">
        <span data-left>{props.left}</span> left to change it
      </span>
    </div>
  )
}
