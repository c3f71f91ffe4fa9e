// The row of a comment, as commands read it before they decide.

import type { Payload, PayloadRequest } from 'payload'
import type { Comment, Staff } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import { missingComment } from '../rules/errors.ts'

/**
 * The comment with this id in the transaction of a command.
 * @throws CommentError `missing`
 */
export async function rowOf(req: PayloadRequest, id: string): Promise<Comment> {
  const comment = await req.payload.findByID({
    collection: 'comments',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true, // the command says who may know of it
    req,
  })
  if (!comment) throw missingComment()
  return comment
}

/**
 * The comment with this id, as far as this member of staff may know of it.
 * @throws CommentError `missing`
 */
export async function rowFor(payload: Payload, staff: Staff, id: string): Promise<Comment> {
  const comment = await payload.findByID({
    collection: 'comments',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    user: { ...staff, collection: 'staff' },
  })
  if (!comment) throw missingComment()
  return comment
}

/**
 * The article that a comment stands under, whose writes go one after the other.
 * @throws CommentError `missing`
 */
export async function articleOf(payload: Payload, id: string): Promise<string> {
  const [comment] = await readRows<{ id: string; article: string }>({
    payload,
    collection: 'comments',
    where: { id: { equals: id } },
    limit: 1,
    fields: ['article'],
  })
  if (!comment) throw missingComment()
  return comment.article
}
