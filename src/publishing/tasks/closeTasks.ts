// Closes the tasks of an article: a new edition shows what is newest, or somebody says why nothing has to be
// done.

import type { PayloadRequest } from 'payload'
import type { Task } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import { recordEvent } from '#src/audit/index.ts'
import { inStaffTransaction, type StaffCommand } from '#src/commands/staffTransaction.ts'
import { compareAndSet } from '#src/database/index.ts'
import { TaskGoneError } from '../errors.ts'

/**
 * A new edition is made of what was newest then, so every task of the article that was raised before is done.
 */
export async function closeTasks({
  req,
  articleId,
  madeAt,
  now,
}: {
  req: PayloadRequest
  articleId: string
  /** When the edition was made: what has changed since is not in it. */
  madeAt: Date
  now: Date
}): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'tasks',
    where: {
      and: [
        { article: { equals: articleId } },
        { state: { equals: 'open' } },
        { at: { less_than_equal: madeAt.toISOString() } },
      ],
    },
    select: { state: true },
    depth: 0,
    limit: 500,
    pagination: false,
    overrideAccess: true, // the publish command asks
    req,
  })
  for (const { id } of docs) await close(req, id, { state: 'done', closedAt: now.toISOString() })
}

/**
 * Closes one task because nothing has to be done, and says why. Throws TaskGoneError where it is closed
 * already.
 */
export async function dismissTask({
  id,
  note,
  ...command
}: StaffCommand & { id: string; note: string }): Promise<Task> {
  return inStaffTransaction(command, async (req, { actor, now }) => {
    const task = await req.payload.findByID({
      collection: 'tasks',
      id,
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      user: { ...actor, collection: 'staff' },
      req,
    })
    const done = { state: 'dismissed' as const, note, closedByName: actor.name, closedAt: now.toISOString() }
    if (!task || !(await close(req, id, done))) throw new TaskGoneError()
    await recordEvent(req, {
      action: 'task.dismiss',
      at: now,
      channel: 'admin',
      actor,
      article: idOf(task.article) ?? '',
      subject: `${task.citedCollection}/${task.citedId}`,
      note,
      data: { task: id, label: task.label },
    })
    return { ...task, ...done }
  })
}

async function close(req: PayloadRequest, id: string, data: Partial<Task>): Promise<boolean> {
  return compareAndSet({
    payload: req.payload,
    req,
    collection: 'tasks',
    id,
    where: { state: { equals: 'open' } },
    data,
  })
}
