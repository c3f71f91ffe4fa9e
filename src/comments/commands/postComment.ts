// Posting a comment: throttled, judged, stored once however often it is sent.

import type { Payload, PayloadRequest } from 'payload'
import { type Clock, readClock } from '#access/clock.ts'
import { publicError } from '#access/sameError.ts'
import { ThrottledError } from '#src/throttle/errors.ts'
import { throttleOf } from '#src/throttle/index.ts'
import type { LimitName } from '#src/throttle/limits.ts'
import { fingerprint, type CommentText, findDuplicate } from '../rules/duplicate.ts'
import { type Person, refuseUnverified, writerOf } from '../rules/person.ts'
import { placeOf } from '../rules/threadPosition.ts'
import type { CommentDone } from '../rules/types.ts'
import { storeNew } from '../storage/store.ts'
import { writeComment } from '../storage/write.ts'
import { decideComment } from './decideComment.ts'

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
  const key = fingerprint(saidIn(comment), readClock(comment.now))
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
  let isTwin = false
  try {
    const done = await writeComment({
      payload: comment.payload,
      articleId: comment.articleId,
      now: comment.now,
      write: async (req, now) => {
        const author = await writerOf(req, comment.readerId)
        refuseUnverified(author)
        const twin = await findDuplicate({ payload: comment.payload, req }, saidIn(comment), now)
        isTwin = twin !== null
        return twin ?? stored(req, author, comment, now)
      },
    })
    return { done, isTwin }
  } catch (error) {
    const twin = failedOnFingerprint(error) ? await findTwin(comment) : null
    if (twin) return { done: twin, isTwin: true }
    throw error
  }
}

/** Judges a comment by its writer, its place and its words, and stores it with what became of it. */
async function stored(
  req: PayloadRequest,
  author: Person,
  comment: NewComment,
  now: Date,
): Promise<CommentDone> {
  const { articleId, parentId, body } = comment
  const place = await placeOf({ req, articleId, parentId })
  const judged = await decideComment({ req, articleId, author, body, now })
  const key = fingerprint(saidIn(comment), now)
  return storeNew(req, { article: articleId, author: author.id, ...place, ...judged, fingerprint: key }, now)
}

/** Who sends a comment again, because its answer was lost, gets the first whatever the limits say. */
async function throttled(comment: NewComment, address: string): Promise<CommentDone> {
  try {
    // What is refused too, since looking at it is work.
    await throttleOf(comment.payload).take('comment by address', address)
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

/** Payload's answer to a value that must be unique and is not. */
function failedOnFingerprint(error: unknown): boolean {
  const data = publicError(error)?.data as { errors?: { path?: string }[] } | null | undefined
  return data?.errors?.some(({ path }) => path === 'fingerprint') ?? false
}

function findTwin(comment: NewComment): Promise<CommentDone | null> {
  return findDuplicate({ payload: comment.payload }, saidIn(comment), readClock(comment.now))
}

function saidIn({ readerId, articleId, parentId, body }: NewComment): CommentText {
  return { author: readerId, article: articleId, parent: parentId, body }
}
