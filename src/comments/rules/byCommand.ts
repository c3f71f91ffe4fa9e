// Comments are written by the commands of this folder alone. A Symbol in the context says that one did, so no
// request can.

import type { CollectionBeforeChangeHook, RequestContext } from 'payload'
import { staffOf } from '#access/actors.ts'
import { atTime } from '#access/clock.ts'
import { CommentError } from './errors.ts'

const COMMAND = Symbol.for('assay.comments.command')

/** The context of a write that a command has decided about, at this time. */
export function byCommand(now: Date): RequestContext {
  return { ...atTime(now), [COMMAND]: true } as RequestContext
}

/**
 * Refuses every write that comes from no command, the Local API with all rights included.
 * @throws CommentError `forbidden`
 */
export const commandsOnly: CollectionBeforeChangeHook = ({ data, req }) => {
  if ((req.context as Record<symbol, unknown>)[COMMAND] === true) return data
  throw new CommentError(
    'forbidden',
    staffOf(req.user)
      ? 'Comments are approved or removed, not rewritten.'
      : 'You must be logged in to post a comment.',
  )
}
