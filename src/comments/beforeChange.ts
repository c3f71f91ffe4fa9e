// Every write of a comment passes here, whichever way it came: what a person may not decide is decided by
// this hook.

import { randomUUID } from 'node:crypto'
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { readerOf, staffOf } from '#access/actors.ts'
import { EDIT_WINDOW_OVER, isEditable } from '#access/editWindow.ts'
import type { Comment, Staff } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import { badgeOf, judgeAnswer, nameOfStaff, WAITS } from './answerAsStaff.ts'
import { refuseItsWriter } from './approver.ts'
import { CommentError, SaidAlready } from './errors.ts'
import { fingerprint, recentFingerprints, SAME_WITHIN_MS } from './fingerprint.ts'
import { idOf } from './idOf.ts'
import { intentOf, type Intent } from './intent.ts'
import { judgeComment } from './judge.ts'
import { type Person, readerById } from './person.ts'
import { placeOf } from './place.ts'
import { refuseAnswered } from './refuseAnswered.ts'
import { refuseOtherWords, refuseUnseen } from './refuseUnseen.ts'
import type { Seen } from './seen.ts'
import type { ModeratorDecision } from './types.ts'

type Fields = Partial<Comment>

/** Sets author, place and state of a new comment, and allows of a change only what its verb means. */
export const decideComment: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const { intent, now } = intentOf(req.context)
  if (operation === 'create') {
    switch (intent?.verb) {
      case 'record':
        return recorded(data as Fields)
      case 'answer':
        return newAnswer({ req, data: data as Fields, seen: intent.seen, now })
      case 'post':
        return newComment({ req, data: data as Fields, author: intent.author, now })
      default:
        return newComment({ req, data: data as Fields, author: await writer(req), now })
    }
  }
  const before = originalDoc as Comment
  const meant: Intent = intent ?? { verb: 'edit' }
  const { updatedAt: _updatedAt, ...kept } = before
  return {
    ...kept,
    ...(await CHANGES[meant.verb]({ req, before, data: data as Fields, intent: meant, now })),
  }
}

async function newComment({
  req,
  data,
  author,
  now,
}: {
  req: PayloadRequest
  data: Fields
  author: Person
  now: Date
}): Promise<Fields> {
  const article = idOf(data.article)
  const body = typeof data.body === 'string' ? data.body : ''
  const said = { author: author.id, article, parent: data.parent ? idOf(data.parent) : null, body }
  await refuseTwice({ req, keys: recentFingerprints(said, now), now })
  const place = await placeOf({ req, articleId: article, parentId: said.parent })
  const judged = await judgeComment({ req, articleId: article, author, body, now })
  return {
    article,
    author: author.id,
    staffAuthor: null,
    badge: null,
    staffName: null,
    ...place,
    body: judged.body,
    state: judged.state,
    reasons: judged.reasons,
    ...begun(said, now),
  }
}

/** A member of staff writes in their own name: it waits for somebody else, whatever their role. */
async function newAnswer({
  req,
  data,
  seen,
  now,
}: {
  req: PayloadRequest
  data: Fields
  seen: Seen | null
  now: Date
}): Promise<Fields> {
  const actor = staffWriter(req)
  const article = idOf(data.article)
  const typed = typeof data.body === 'string' ? data.body : ''
  const said = { author: actor.id, article, parent: data.parent ? idOf(data.parent) : null, body: typed }
  await refuseTwice({ req, keys: recentFingerprints(said, now), now })
  const place = await placeOf({ req, articleId: article, parentId: said.parent })
  if (place.parent && seen) await refuseOtherWords(req, place.parent, seen)
  return {
    article,
    author: null,
    staffAuthor: actor.id,
    badge: await badgeOf(req, actor.id, article),
    staffName: await nameOfStaff(req, actor.id),
    ...place,
    body: await judgeAnswer({ req, articleId: article, body: typed, now }),
    state: 'pending',
    reasons: [WAITS],
    ...begun(said, now),
  }
}

/** What every new comment has, whoever wrote it. */
function begun(said: Parameters<typeof fingerprint>[0], now: Date): Fields {
  return {
    createdAt: now.toISOString(),
    editedAt: null,
    removedBy: null,
    moderatedBy: null,
    replies: 0,
    fingerprint: fingerprint(said, now),
  }
}

/** The demo and imports know author, place, state and time themselves. */
function recorded(data: Fields): Fields {
  return { ...data, replies: 0, fingerprint: data.fingerprint ?? randomUUID() }
}

type Change = (step: {
  req: PayloadRequest
  before: Comment
  data: Fields
  intent: Intent
  now: Date
}) => Promise<Fields>

/** What each verb changes of a comment. */
const CHANGES: Record<Intent['verb'], Change> = {
  edit: async ({ req, before, data, now }) => {
    const author = await owner(req, before, now)
    await refuseAnswered(req, before)
    const body = typeof data.body === 'string' ? data.body : before.body
    const judged = await judgeComment({
      req,
      articleId: idOf(before.article),
      author,
      body,
      commentId: before.id,
      now,
    })
    // An edit can send a visible comment to the moderators; it cannot get a waiting one past them, and what a
    // moderator has read and approved goes back to be read again.
    const state = before.state === 'pending' || before.moderatedBy ? 'pending' : judged.state
    return {
      body: judged.body,
      state,
      reasons: judged.reasons,
      editedAt: now.toISOString(),
      fingerprint: `edited ${before.id}`,
    }
  },
  remove: async ({ req, before, now }) => {
    await owner(req, before, now)
    return { state: 'removed', removedBy: 'author', fingerprint: `removed ${before.id}` }
  },
  post: async () => ({}),
  answer: async () => ({}),
  'edit-answer': async ({ req, before, data, now }) => {
    const { id } = ownAnswer(req, before)
    await refuseAnswered(req, before)
    const body = typeof data.body === 'string' ? data.body : before.body
    return {
      badge: await badgeOf(req, id, idOf(before.article)),
      staffName: await nameOfStaff(req, id),
      body: await judgeAnswer({ req, articleId: idOf(before.article), body, now }),
      state: 'pending',
      reasons: [WAITS],
      moderatedBy: null,
      editedAt: now.toISOString(),
      fingerprint: `edited ${before.id}`,
    }
  },
  'remove-answer': async ({ req, before }) => {
    ownAnswer(req, before)
    return { state: 'removed', removedBy: 'author', fingerprint: `removed ${before.id}` }
  },
  approve: async ({ req, before, intent }) => {
    await refuseItsWriter(req, before)
    if ('seen' in intent && intent.seen) await refuseUnseen(req, before, intent.seen)
    if (before.removedBy === 'author') throw new CommentError('forbidden', 'Its author removed this comment.')
    return { state: 'visible', removedBy: null, ...decision({ req, before, intent, verdict: 'approve' }) }
  },
  'remove-as-moderator': async ({ req, before, intent }) => {
    if ('seen' in intent && intent.seen) await refuseUnseen(req, before, intent.seen)
    return {
      state: 'removed',
      removedBy: before.removedBy ?? 'moderator',
      fingerprint: `removed ${before.id}`,
      ...decision({ req, before, intent, verdict: 'remove' }),
    }
  },
  record: async () => ({}),
}

function decision({
  req,
  before,
  intent,
  verdict,
}: {
  req: PayloadRequest
  before: Comment
  intent: Intent
  verdict: ModeratorDecision['verdict']
}): Fields {
  const moderator = staffOf(req.user)
  if (!moderator) throw new CommentError('forbidden', 'Only moderators decide about comments.')
  const why = 'reason' in intent && intent.reason ? intent.reason : `By ${moderator.name}.`
  const earlier = Array.isArray(before.reasons) ? before.reasons : []
  const own: ModeratorDecision = { phase: 'moderator', verdict, why }
  return { moderatedBy: moderator.id, reasons: [...earlier, own] }
}

/** The reader who writes, as the database knows them now: a session may be older than a ban. */
async function writer(req: PayloadRequest): Promise<Person> {
  const signedIn = readerOf(req.user)
  if (!signedIn)
    throw new CommentError(
      'forbidden',
      staffOf(req.user)
        ? 'Comments are approved or removed, not rewritten.'
        : 'You must be logged in to post a comment.',
    )
  const reader = await readerById({ payload: req.payload, req, id: signedIn.id })
  if (!reader) throw new CommentError('forbidden', 'You must be logged in to post a comment.')
  return reader
}

function staffWriter(req: PayloadRequest): Staff {
  const actor = staffOf(req.user)
  if (!actor) throw new CommentError('forbidden', 'Staff answer as staff.')
  return actor
}

/**
 * Only its writer, whom it gives, changes the words of an answer or takes it back, whatever anybody else's
 * role.
 */
function ownAnswer(req: PayloadRequest, comment: Comment): Staff {
  const actor = staffWriter(req)
  if (idOf(comment.staffAuthor) !== actor.id) throw new CommentError('forbidden', 'This is not your comment.')
  if (comment.state === 'removed') throw new CommentError('missing', 'There is no such comment.')
  return actor
}

async function owner(req: PayloadRequest, comment: Comment, now: Date): Promise<Person> {
  const reader = await writer(req)
  if (!comment.author || idOf(comment.author) !== reader.id || reader.bannedAt)
    throw new CommentError('forbidden', 'This is not your comment.')
  if (comment.state === 'removed') throw new CommentError('missing', 'There is no such comment.')
  if (!isEditable(comment.createdAt, now)) throw new CommentError('too-late', EDIT_WINDOW_OVER)
  return reader
}

async function refuseTwice({
  req,
  keys,
  now,
}: {
  req: PayloadRequest
  keys: string[]
  now: Date
}): Promise<void> {
  const since = new Date(now.getTime() - SAME_WITHIN_MS).toISOString()
  const [first] = await readRows({
    payload: req.payload,
    req,
    collection: 'comments',
    where: { and: [{ fingerprint: { in: keys } }, { createdAt: { greater_than: since } }] }, // the same reader's own comment
    limit: 1,
    fields: [],
  })
  if (first) throw new SaidAlready(first.id)
}
