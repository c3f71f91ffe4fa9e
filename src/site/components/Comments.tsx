/** @jsxImportSource hono/jsx */
// The comments under an article: threads of roots and replies, each comment an article with a heading of its
// own.

import { raw } from 'hono/html'
import { LRUCache } from 'lru-cache'
import type { ThreadView } from '#src/comments/index.ts'
import { Notice } from '../layout/Notice.tsx'
import { flattenMarkup } from '../view/memoizedMarkup.ts'
import type { Frame } from '../view/pageContext.ts'
import { Comment } from './Comment.tsx'
import { placeIn, saidAt } from './conversation.ts'
import type { Conversation } from './conversation.ts'
import { TalkTemplates } from './OwnTemplates.tsx'
import { Respond } from './Respond.tsx'

export function Comments({ frame, talk }: { frame: Frame; talk: Conversation }) {
  return (
    <section
      class="comments"
      id="comments"
      aria-labelledby="comments-title"
      data-comments={talk.article.slug}
    >
      <h2 id="comments-title">{countOf(talk.total)}</h2>
      {saidAt(talk) ? null : <Notice code={talk.notice} />}
      {talk.isFirstPage ? null : (
        <p class="threads-back">
          <a href={placeIn(talk, {}, 'comments')}>Newest comments</a>
        </p>
      )}
      {talk.threads.length > 0 ? (
        <ol class="threads" data-threads>
          {talk.threads.map((thread) => (
            <KeptThread thread={thread} frame={frame} talk={talk} />
          ))}
        </ol>
      ) : talk.taking.open ? (
        <p class="no-comments">Nobody has commented yet.</p>
      ) : null}
      {talk.next ? (
        <p class="more-threads">
          <a
            class="button button-quiet"
            data-more="threads"
            href={placeIn(talk, { after: talk.next }, 'comments')}
          >
            More comments
          </a>
        </p>
      ) : null}
      <Respond frame={frame} talk={talk} />
      <TalkTemplates frame={frame} talk={talk} />
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
function KeptThread({ thread, frame, talk }: { thread: ThreadView; frame: Frame; talk: Conversation }) {
  if (talk.view !== 'public' || talk.focusId !== null || talk.editing !== null)
    return <Thread thread={thread} frame={frame} talk={talk} />
  const key = JSON.stringify([talk.article.slug, talk.taking.open, thread])
  const known = keptThreads.get(key)
  if (known !== undefined) return raw(known)
  const markup = flattenMarkup(<Thread thread={thread} frame={frame} talk={talk} />)
  keptThreads.set(key, markup)
  return raw(markup)
}

function Thread({ thread, frame, talk }: { thread: ThreadView; frame: Frame; talk: Conversation }) {
  const { root, replies } = thread
  return (
    <li class="thread">
      <Comment comment={root} level="h3" frame={frame} talk={talk} />
      {replies.length > 0 || thread.nextReply ? (
        <div class="replies">
          <ol>
            {replies.map((reply) => (
              <li>
                <Comment comment={reply} level="h4" frame={frame} talk={talk} />
              </li>
            ))}
          </ol>
          {thread.nextReply ? (
            <p class="more-replies">
              <a
                data-more="replies"
                href={placeIn(talk, { comment: root.id, afterReply: thread.nextReply }, `comment-${root.id}`)}
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
