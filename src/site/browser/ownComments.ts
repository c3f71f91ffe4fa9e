// A reader's own comments: those that wait for a moderator are put where they will stand, and those that may
// still be changed get what it takes. A page may be kept from the second before: one's own words are put
// there as they are now, for nobody should miss what they just said. Done again when more comments have come,
// it adds what is new.

import { ANSWERED_ID, OWN_ID } from '../view/own.ts'
import { minuteOf, minutesLeft, momentOf } from '../view/times.ts'
import { commentOf, threadOf } from './comments.ts'
import { countDown } from './countdown.ts'
import type { OwnComment, Reader } from './overlayAnswer.ts'
import { copyOf, write } from './templates.ts'

type Own = { reader: Reader; own: OwnComment[] }

export function showOwnComments(comments: HTMLElement, { reader, own }: Own): void {
  for (const comment of own) {
    insert(comments, comment, reader)
    say(comment)
    if (comment.editableUntil) offerChanges(comments, comment, comment.editableUntil)
  }
  countDown(comments)
}

function insert(comments: HTMLElement, comment: OwnComment, reader: Reader): void {
  if (commentOf(document, comment.id)) return
  const item = copyOf(comments, comment.inReplyTo ? 'reply' : 'thread', {
    [OWN_ID]: comment.id,
    [ANSWERED_ID]: comment.inReplyTo?.id ?? '',
  })
  if (!item) return
  if (comment.state === 'visible') unmark(item)
  write(item, '.comment-by bdi', reader.displayName)
  write(item, '.in-reply a', comment.inReplyTo?.name ?? 'a removed comment')
  write(item, 'time', momentOf(comment.createdAt))
  item.querySelector('time')?.setAttribute('datetime', minuteOf(comment.createdAt))
  if (comment.inReplyTo) addReply(item, comment)
  else addThread(comments, item, comment)
  // What the browser looked for was not there yet.
  if (location.hash === `#comment-${comment.id}`) item.scrollIntoView()
}

function unmark(item: HTMLElement): void {
  item.querySelector('.pending')?.remove()
  item.querySelector('.comment')?.classList.replace('comment-pending', 'comment-visible')
}

/** In order of time, newest first; one that belongs on another page of the conversation waits there. */
function addThread(comments: HTMLElement, item: HTMLElement, { createdAt }: OwnComment): void {
  const list = comments.querySelector('[data-threads]') ?? emptyList(comments)
  const inOrder = [...list.children].filter((thread) => !thread.querySelector('.comment-focus'))
  const older = inOrder.find((thread) => timeOf(thread) < Date.parse(createdAt))
  const isLaterPage = comments.querySelector('.threads-back') !== null
  if (older && isLaterPage && older === inOrder[0]) return
  if (older) older.before(item)
  else if (!comments.querySelector('a[data-more="threads"]')) list.append(item)
}

/** After the replies that are shown: what waits is newer, nearly always. */
function addReply(item: HTMLElement, { rootId }: OwnComment): void {
  const thread = threadOf(commentOf(document, rootId))
  if (!thread) return
  const replies = thread.querySelector('.replies > ol') ?? emptyReplies(thread)
  replies.append(item)
}

/** Nothing is touched where the page says so already. */
function say({ id, html }: OwnComment): void {
  const text = commentOf(document, id)?.querySelector('.comment-text')
  const nodes = [...nodesOf(html)]
  if (text && text.textContent !== nodes.map(({ textContent }) => textContent).join(''))
    text.replaceChildren(...nodes)
}

function offerChanges(comments: HTMLElement, { id }: OwnComment, until: string): void {
  const left = minutesLeft(until, new Date())
  const article = commentOf(document, id)
  const actions = copyOf(comments, 'actions', { [OWN_ID]: id })
  if (!left || !article || !actions || article.querySelector('.own-actions')) return
  actions.dataset['until'] = until
  write(actions, '[data-left]', left)
  const row = article.querySelector('.comment-actions') ?? article.appendChild(made('div', 'comment-actions'))
  row.append(actions)
}

function timeOf(thread: Element): number {
  return Date.parse(thread.querySelector('time')?.dateTime ?? '')
}

/** Sanitized by Assay, as in the pages it sends; parsed apart, where nothing runs. */
function nodesOf(html: string): NodeListOf<ChildNode> {
  return new DOMParser().parseFromString(html, 'text/html').body.childNodes
}

function emptyList(comments: HTMLElement): Element {
  const list = made('ol', 'threads')
  list.dataset['threads'] = 'true'
  comments.querySelector('.no-comments')?.replaceWith(list)
  return list
}

function emptyReplies(thread: Element): Element {
  const list = made('ol')
  thread.appendChild(made('div', 'replies')).append(list)
  return list
}

function made(name: string, className = ''): HTMLElement {
  const element = document.createElement(name)
  if (className) element.className = className
  return element
}
