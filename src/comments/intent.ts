// What a command means to do with a comment, handed to the collection's hook. A Symbol carries it, so no
// request can.

import type { RequestContext } from 'payload'
import { atTime, clockOf } from '#access/clock.ts'
import type { Person } from './person.ts'
import type { Seen } from './seen.ts'

export type Intent =
  /** A reader writes; the command has read the account in the transaction of the write. */
  | { verb: 'post'; author: Person }
  | { verb: 'edit' | 'remove' }
  /** A member of staff writes in their own name, of what they saw of the comment that they answer. */
  | { verb: 'answer'; seen: Seen | null }
  /** And changes what they wrote. */
  | { verb: 'edit-answer' | 'remove-answer' }
  | { verb: 'approve' | 'remove-as-moderator'; reason: string | null; seen?: Seen }
  /** Assay writes down a comment that was made elsewhere or before: the demo, an import. */
  | { verb: 'record' }

const INTENT = Symbol.for('assay.comments.intent')

/** The context of a write that means this, at this time. */
export function meaning(intent: Intent, now: Date): RequestContext {
  return { ...atTime(now), [INTENT]: intent } as RequestContext
}

/** What the write means, and when; null when no command of src/comments made it. */
export function intentOf(context: RequestContext): { intent: Intent | null; now: Date } {
  return {
    intent: ((context as Record<symbol, unknown>)[INTENT] as Intent | undefined) ?? null,
    now: clockOf(context),
  }
}
