// One write of a comment: in a transaction of its own, on behalf of a person, after those that wait before
// it.

import type { Payload, PayloadRequest } from 'payload'
import { type Clock, readClock } from '#access/clock.ts'
import type { Staff } from '#payload-types'
import { inStaffTransaction, type StaffContext } from '#src/commands/staffTransaction.ts'
import { inTransaction } from '#src/commands/transaction.ts'
import { createPathQueue } from '#src/database/pathQueue.ts'
import { processWide } from '#src/process/processWide.ts'
import type { CommentDone } from '../rules/types.ts'

/**
 * Writes under one article meet in the counts of their threads, so they go one after the other in this
 * process.
 */
const queue = processWide('comments.queue', createPathQueue)

type Write = {
  payload: Payload
  articleId: string
  now: Date | Clock
}

/** Runs a reader's write, which asks for the account itself, and says what became of the comment. */
export async function writeComment({
  payload,
  articleId,
  now,
  write,
}: Write & { write: (req: PayloadRequest, now: Date) => Promise<CommentDone> }): Promise<CommentDone> {
  return done(await queue(articleId, () => inTransaction(payload, null, (req) => write(req, readClock(now)))))
}

/** Runs the write of a member of staff, as `inStaffTransaction` does, and says what became of the comment. */
export async function writeAsStaff({
  articleId,
  write,
  ...command
}: Write & {
  actor: Staff
  write: (req: PayloadRequest, turn: StaffContext) => Promise<CommentDone>
}): Promise<CommentDone> {
  return done(await queue(articleId, () => inStaffTransaction(command, write)))
}

function done({ id, state }: CommentDone): CommentDone {
  return { id, state }
}
