// Posting a comment: throttled, judged, stored once however often it is sent.

import type { Payload, PayloadRequest } from 'payload'
import { type Clock, readClock } from '#access/clock.ts'
import { publicError } from '#access/sameError.ts'
import { readRows } from '#src/database/index.ts'
import { ThrottledError } from '#src/throttle/errors.ts'
import { throttleOf } from '#src/throttle/index.ts'
import type { LimitName } from '#src/throttle/limits.ts'
import { SaidAlready } from './errors.ts'
import { recentFingerprints, SAME_WITHIN_MS } from './fingerprint.ts'
import { meaning } from './intent.ts'
import { type ReaderUser, readerUser, refuseBanned, refuseUnverified } from './person.ts'
import type { CommentDone } from './types.ts'
import { writeComment } from './write.ts'

export type NewComment = {
  payload: Payload
  readerId: string
  articleId: string
  /** The comment answered, or null. */
  parentId: string | null
  body: string
  now: Date | Clock
}

const BY_READER = ['comment burst by reader', 'comment by reader'] as const satisfies LimitName[]

/** Identical comments on their way in this process share one write: 50 clicks cost what one does. */
const onTheirWay = new Map<string, Promise<CommentDone>>()

/**
 * Posts a comment; the same one again within a minute gives back the first. Throws CommentError,
 * ThrottledError or NotLoggedInError. `address` is where the request came from.
 */
export async function postComment({
  address,
  ...comment
}: NewComment & { address: string }): Promise<CommentDone> {
  const key = keysOf(comment)[0]!
  const twin = onTheirWay.get(key)
  if (twin) return twin
  const posting = throttled(comment, address).finally(() => onTheirWay.delete(key))
  onTheirWay.set(key, posting)
  return posting
}

/** As `postComment`, without the throttle: for the demo and for tests of all that comes after it. */
export async function addComment(comment: NewComment): Promise<CommentDone> {
  return (await added(comment)).done
}

/** `isTwin` where the same comment was there already. */
async function added(comment: NewComment): Promise<{ done: CommentDone; isTwin: boolean }> {
  const { payload, readerId, articleId } = comment
  try {
    const done = await writeComment({
      payload,
      articleId,
      now: comment.now,
      write: async (req, now) => {
        const user = await readerUser({ payload, req, id: readerId })
        refuseUnverified(user)
        refuseBanned(user)
        req.user = user
        return create({ req, user, comment, now })
      },
    })
    return { done, isTwin: false }
  } catch (error) {
    const first = await firstOf(comment, error)
    if (first) return { done: first, isTwin: true }
    throw error
  }
}

/** Who sends a comment again, because its answer was lost, gets the first whatever the limits say. */
async function throttled(comment: NewComment, address: string): Promise<CommentDone> {
  try {
    await throttleOf(comment.payload).take('comment by address', address) // what is refused too, since looking at it is work
    return await countedOnce(comment)
  } catch (error) {
    const twin = error instanceof ThrottledError ? await findTwin(comment) : null
    if (twin) return twin
    throw error
  }
}

/**
 * Counts what is taken: a slip that is refused does not make its writer wait for the comment that is right.
 */
async function countedOnce(comment: NewComment): Promise<CommentDone> {
  const throttle = throttleOf(comment.payload)
  const counted: LimitName[] = []
  const giveBack = async () => {
    for (const limit of counted) await throttle.giveBack(limit, comment.readerId)
  }
  try {
    for (const limit of BY_READER) {
      counted.push(limit)
      await throttle.take(limit, comment.readerId)
    }
    const { done, isTwin } = await added(comment)
    if (isTwin) await giveBack()
    return done
  } catch (error) {
    await giveBack()
    throw error
  }
}

type Create = { req: PayloadRequest; user: ReaderUser; comment: NewComment; now: Date }

function create({ req, user, comment: { articleId, parentId, body }, now }: Create) {
  const said = { article: articleId, parent: parentId, body }
  return req.payload.create({
    collection: 'comments',
    data: said as never, // the hook sets the rest, whatever is sent
    depth: 0,
    overrideAccess: false,
    user,
    req,
    context: meaning({ verb: 'post', author: user }, now),
  })
}

/**
 * The comment that was there first, when that is why this one failed: found by the hook, or by the unique key
 * of two at once.
 */
async function firstOf(comment: NewComment, error: unknown): Promise<CommentDone | null> {
  return error instanceof SaidAlready || failedOnFingerprint(error) ? findTwin(comment) : null
}

/** Payload's answer to a value that must be unique and is not. */
function failedOnFingerprint(error: unknown): boolean {
  const data = publicError(error)?.data as { errors?: { path?: string }[] } | null | undefined
  return data?.errors?.some(({ path }) => path === 'fingerprint') ?? false
}

async function findTwin(comment: NewComment): Promise<CommentDone | null> {
  const since = new Date(readClock(comment.now).getTime() - SAME_WITHIN_MS).toISOString()
  const [twin] = await readRows<CommentDone>({
    payload: comment.payload,
    collection: 'comments',
    where: { and: [{ fingerprint: { in: keysOf(comment) } }, { createdAt: { greater_than: since } }] }, // the same reader's own comment
    limit: 1,
    fields: ['state'],
  })
  return twin ?? null
}

function keysOf({ readerId, articleId, parentId, body, now }: NewComment): string[] {
  return recentFingerprints({ author: readerId, article: articleId, parent: parentId, body }, readClock(now))
}
