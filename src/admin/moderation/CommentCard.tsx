// One comment of the queue: what was said, where, by whom, why it waits, and the two decisions.

'use client'

import { When } from '../When.tsx'
import { CommentWords } from './CommentWords.tsx'
import type { Decision } from './decide.ts'
import type { QueueItem, Tab } from './tabs.ts'

type Props = {
  item: QueueItem
  tab: Tab
  admin: string
  chosen: boolean
  busy: boolean
  onChoose: () => void
  onDecide: (decision: Decision) => void
}

/** A comment that takes the focus as a whole, so that single keys act on it. */
export function CommentCard({ item, tab, admin, chosen, busy, onChoose, onDecide }: Props) {
  const title = `comment-${item.id}`
  return (
    <li
      className={`desk-comment ${chosen ? 'desk-comment--chosen' : ''}`}
      data-comment={item.id}
      tabIndex={-1}
      aria-labelledby={title}
    >
      <input
        type="checkbox"
        checked={chosen}
        onChange={onChoose}
        aria-label={`Choose the comment by ${item.author.name}`}
      />
      <div className="desk-comment__main">
        <span className="desk-list__line desk-small">
          <span id={title}>
            <strong>{item.author.name}</strong> on{' '}
            <a href={`${admin}/collections/articles/${item.article.id}`}>{item.article.headline}</a>
          </span>
          <span>
            <When at={item.createdAt} />
            {item.seen.editedAt ? ', edited' : ''}
          </span>
        </span>
        {item.parent ? (
          <blockquote className="desk-comment__parent">
            In reply to {item.parent.author}:{' '}
            {typeof item.parent.content === 'string' ? (
              item.parent.content
            ) : (
              <CommentWords content={item.parent.content} />
            )}
          </blockquote>
        ) : null}
        <div className="desk-comment__body">
          <CommentWords content={item.content} />
        </div>
        <span className="desk-small">{recordOf(item)}</span>
        {item.reasons.length > 0 ? (
          <ul className="desk-comment__reasons" aria-label="Why it was held">
            {item.reasons.map((reason) => (
              <li key={reason} className="desk-chip desk-chip--attention">
                {reason}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className="desk-comment__decide">
        {tab === 'visible' ? null : (
          <button
            type="button"
            className="desk-button desk-button--primary"
            aria-disabled={busy || undefined}
            onClick={() => onDecide('approve')}
          >
            {tab === 'removed' ? 'Put back' : 'Approve'}
            <span className="desk-hidden"> the comment by {item.author.name}</span>
          </button>
        )}
        {tab === 'removed' ? null : (
          <button
            type="button"
            className="desk-button desk-button--danger"
            aria-disabled={busy || undefined}
            onClick={() => onDecide('remove')}
          >
            Remove
            <span className="desk-hidden"> the comment by {item.author.name}</span>
          </button>
        )}
      </div>
    </li>
  )
}

function recordOf({ author, removedBy }: QueueItem): string {
  const record = [`${author.approved} approved`, `${author.removed} removed by moderators`]
  if (author.since) record.push(`registered ${author.since.slice(0, 10)}`)
  if (author.banned) record.push('banned')
  if (removedBy) record.push(removedBy === 'author' ? 'removed by its author' : 'removed by a moderator')
  return record.join(' · ')
}
