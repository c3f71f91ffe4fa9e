/** @jsxImportSource hono/jsx */
// One comment: who, when, in reply to whom; what was said; and what this visitor may do with it.

import { raw } from 'hono/html'
import type { CommentView } from '#src/comments/index.ts'
import { Notice } from '../layout/Notice.tsx'
import type { PageContext } from '../view/pageContext.ts'
import { minuteOf, minutesLeft, momentOf } from '../view/times.ts'
import { placeIn, saidAt } from './conversation.ts'
import type { Conversation } from './conversation.ts'
import { EditForm } from './EditForm.tsx'
import { OwnActions } from './OwnActions.tsx'

const BADGES = { author: 'Author', staff: 'Staff' } as const

type Props = { comment: CommentView; level: 'h3' | 'h4'; context: PageContext; conversation: Conversation }

export function Comment({ comment, level: Heading, context, conversation }: Props) {
  const id = `comment-${comment.id}`
  const classes = [
    'comment',
    `comment-${comment.state}`,
    conversation.focusId === comment.id ? 'comment-focus' : '',
  ]
    .filter(Boolean)
    .join(' ')
  if (comment.state === 'removed') {
    return (
      <article class={classes} id={id} tabindex={-1}>
        <Heading class="comment-by">
          {comment.removedBy === 'author' ? 'Removed by its author' : 'Removed by a moderator'}
          <Moment comment={comment} conversation={conversation} />
        </Heading>
      </article>
    )
  }
  return (
    <article class={classes} id={id} tabindex={-1}>
      {conversation.notice && saidAt(conversation) === comment.id ? (
        <Notice code={conversation.notice} />
      ) : null}
      <Heading class="comment-by">
        <bdi>{comment.authorName}</bdi>
        {comment.badge ? <span class="chip">{BADGES[comment.badge]}</span> : null}
        <span class="visually-hidden">, </span>
        <Moment comment={comment} conversation={conversation} />
        {comment.inReplyTo ? <InReplyTo target={comment.inReplyTo} conversation={conversation} /> : null}
      </Heading>
      {comment.state === 'pending' ? (
        <p class="pending">Waiting for a moderator — only you can see this</p>
      ) : null}
      {conversation.editing?.id === comment.id ? (
        <EditForm editing={conversation.editing} comment={comment} conversation={conversation} />
      ) : (
        <>
          <div class="comment-text">{raw(comment.html)}</div>
          <Actions comment={comment} context={context} conversation={conversation} />
        </>
      )}
    </article>
  )
}

function Moment({ comment, conversation }: { comment: CommentView; conversation: Conversation }) {
  return (
    <span class="comment-when">
      <a class="permalink" href={placeIn(conversation, { comment: comment.id }, `comment-${comment.id}`)}>
        <time datetime={minuteOf(comment.createdAt)}>{momentOf(comment.createdAt)}</time>
      </a>
      {comment.editedAt && comment.state !== 'removed' ? (
        <span class="edited" title={momentOf(comment.editedAt)}>
          {' '}
          (edited)
        </span>
      ) : null}
    </span>
  )
}

function InReplyTo({
  target,
  conversation,
}: {
  target: { id: string; authorName: string | null }
  conversation: Conversation
}) {
  return (
    <span class="in-reply">
      <span class="visually-hidden">, </span>
      in reply to{' '}
      <a href={placeIn(conversation, { comment: target.id }, `comment-${target.id}`)}>
        {target.authorName ?? 'a removed comment'}
      </a>
    </span>
  )
}

function Actions({ comment, context, conversation }: Omit<Props, 'level'>) {
  const left = comment.own?.editableUntil ? minutesLeft(comment.own.editableUntil, conversation.now) : null
  const mayAnswer = conversation.taking.open && comment.state === 'visible'
  if (!mayAnswer && !left) return null
  return (
    <div class="comment-actions">
      {mayAnswer ? (
        <a class="action" href={placeIn(conversation, { replyTo: comment.id }, 'respond')} data-reply>
          Reply<span class="visually-hidden"> to {comment.authorName}</span>
        </a>
      ) : null}
      {left && comment.own?.editableUntil && context.reader ? (
        <OwnActions
          id={comment.id}
          until={comment.own.editableUntil}
          left={left}
          conversation={conversation}
        />
      ) : null}
    </div>
  )
}
