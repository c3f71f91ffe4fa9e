/** @jsxImportSource hono/jsx */
// The comments under an article: threads of roots and replies, each comment an article with a heading of its
// own.

import { raw } from 'hono/html'
import { LRUCache } from 'lru-cache'
import type { ThreadView } from '#src/comments/index.ts'
import { Notice } from '../layout/Notice.tsx'
import { flattenMarkup } from '../view/memoizedMarkup.ts'
import type { PageContext } from '../view/pageContext.ts'
import { Comment } from './Comment.tsx'
import { placeIn, saidAt } from './conversation.ts'
import type { Conversation } from './conversation.ts'
import { ConversationTemplates } from './OwnTemplates.tsx'
import { Respond } from './Respond.tsx'

export function Comments({ context, conversation }: { context: PageContext; conversation: Conversation }) {
  return (
    <section
      class="comments"
      id="comments"
      aria-labelledby="comments-title"
      data-comments={conversation.article.slug}
    >
      <h2 id="comments-title">{countOf(conversation.total)}</h2>
      {saidAt(conversation) ? null : <Notice code={conversation.notice} />}
      {conversation.isFirstPage ? null : (
        <p class="threads-back">
          <a href={placeIn(conversation, {}, 'comments')}>Newest comments</a>
        </p>
      )}
      {conversation.threads.length > 0 ? (
        <ol class="threads" data-threads>
          {conversation.threads.map((thread) => (
            <KeptThread thread={thread} context={context} conversation={conversation} />
          ))}
        </ol>
      ) : conversation.taking.open ? (
        <p class="no-comments">Nobody has commented yet.</p>
      ) : null}
      {conversation.next ? (
        <p class="more-threads">
          <a
            class="button button-quiet"
            data-more="threads"
            href={placeIn(conversation, { after: conversation.next }, 'comments')}
          >
            More comments
          </a>
        </p>
      ) : null}
      <Respond context={context} conversation={conversation} />
      <ConversationTemplates context={context} conversation={conversation} />
    </section>
  )
}

/**
 * Markup of threads, in characters: a page with fifty comments spends most of its time on them, and few
 * change from one reading to the next.
 */
const MAX_KEPT = 16 * 1024 * 1024
const keptThreads = new LRUCache<string, string>({
  maxSize: MAX_KEPT,
  sizeCalculation: (markup, key) => markup.length + key.length,
})

/**
 * A thread as everybody sees it, drawn once while it stays as it is; one that is a reader's own, or pointed
 * at, is drawn for the occasion.
 */
function KeptThread({
  thread,
  context,
  conversation,
}: {
  thread: ThreadView
  context: PageContext
  conversation: Conversation
}) {
  if (conversation.view !== 'public' || conversation.focusId !== null || conversation.editing !== null)
    return <Thread thread={thread} context={context} conversation={conversation} />
  const key = JSON.stringify([conversation.article.slug, conversation.taking.open, thread])
  const known = keptThreads.get(key)
  if (known !== undefined) return raw(known)
  const markup = flattenMarkup(<Thread thread={thread} context={context} conversation={conversation} />)
  keptThreads.set(key, markup)
  return raw(markup)
}

function Thread({
  thread,
  context,
  conversation,
}: {
  thread: ThreadView
  context: PageContext
  conversation: Conversation
}) {
  const { root, replies } = thread
  return (
    <li class="thread">
      <Comment comment={root} level="h3" context={context} conversation={conversation} />
      {replies.length > 0 || thread.nextReply ? (
        <div class="replies">
          <ol>
            {replies.map((reply) => (
              <li>
                <Comment comment={reply} level="h4" context={context} conversation={conversation} />
              </li>
            ))}
          </ol>
          {thread.nextReply ? (
            <p class="more-replies">
              <a
                data-more="replies"
                href={placeIn(
                  conversation,
                  { comment: root.id, afterReply: thread.nextReply },
                  `comment-${root.id}`,
                )}
              >
                {thread.moreReplies === 1
                  ? '1 more reply'
                  : thread.moreReplies > 1
                    ? `${thread.moreReplies} more replies`
                    : 'More replies'}
                <span class="visually-hidden"> to {root.authorName ?? 'a removed comment'}</span>
              </a>
            </p>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}

/** `1 comment`, `1,204 comments`; `Comments` where there is none yet, or one that only its writer sees. */
function countOf(total: number): string {
  if (total === 0) return 'Comments'
  return total === 1 ? '1 comment' : `${total.toLocaleString('en-GB')} comments`
}
