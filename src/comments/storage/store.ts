// Stores what a command has decided about a comment, with all that follows from it: the counts of its thread
// and its writer, and the pages that show it.

import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { Comment } from '#payload-types'
import { byCommand } from '../rules/byCommand.ts'
import { keepCounts } from './keepCounts.ts'
import { purgeConversation } from './purgeConversation.ts'

/** The row of a new comment: where it stands, whose it is, and what became of it. */
export type NewRow = Pick<Comment, 'article' | 'parent' | 'root' | 'depth' | 'body' | 'state' | 'reasons'> &
  Partial<Pick<Comment, 'author' | 'staffAuthor' | 'badge' | 'staffName' | 'fingerprint'>>

/** What a new comment has not: MongoDB would leave out what is not set. */
const UNTOUCHED = {
  author: null,
  staffAuthor: null,
  badge: null,
  staffName: null,
  editedAt: null,
  removedBy: null,
  moderatedBy: null,
  replies: 0,
}

/** Stores a new comment of this time. */
export async function storeNew(req: PayloadRequest, row: NewRow, now: Date): Promise<Comment> {
  const comment = await req.payload.create({
    collection: 'comments',
    data: { ...UNTOUCHED, fingerprint: randomUUID(), ...row, createdAt: now.toISOString() } as never,
    ...decided(req, now),
  })
  await follow(req, null, comment)
  return comment
}

/** What a command changes of a comment. */
export type Change = Partial<
  Pick<
    Comment,
    | 'badge'
    | 'staffName'
    | 'body'
    | 'state'
    | 'reasons'
    | 'editedAt'
    | 'removedBy'
    | 'moderatedBy'
    | 'fingerprint'
  >
>

/** Stores a change of a comment, as the command has read it in its own transaction. */
export async function storeChange(
  req: PayloadRequest,
  { before, change, now }: { before: Comment; change: Change; now: Date },
): Promise<Comment> {
  const comment = await req.payload.update({
    collection: 'comments',
    id: before.id,
    data: change,
    ...decided(req, now),
  })
  await follow(req, before, comment)
  return comment
}

/** The command has decided what is stored, whoever is signed in. */
function decided(req: PayloadRequest, now: Date) {
  return { depth: 0, overrideAccess: true, req, context: byCommand(now) }
}

async function follow(req: PayloadRequest, before: Comment | null, comment: Comment): Promise<void> {
  await keepCounts(req, before, comment)
  await purgeConversation(req, before, comment)
}
