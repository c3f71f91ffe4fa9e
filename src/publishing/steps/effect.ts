// What a step does beside its run: what it is given, what it leaves in the article, and its event in the
// record.

import type { PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import type { EventContent } from '#src/auditEvents/events/index.ts'
import type { Action } from '#src/workflow/actions.ts'
import type { WorkflowProgress } from '#src/workflow/run.ts'
import type { ArticleState, Live } from '#src/workflow/states.ts'
import type { WorkflowContext } from '../content/context.ts'

export type Step = {
  req: PayloadRequest
  view: WorkflowContext
  progress: WorkflowProgress
  actor: Staff
  note: string | null
  now: Date
  revision: number
  bundle: { id: string; startsAt: Date } | null
}

/** What the event of every step says. */
type Moved = { from: ArticleState; to: ArticleState; definition: string; attestations?: string[] }

/** What a step leaves in the article beside its run, and its event in the record. */
type StepEffect<Name extends Action = Action> = {
  live?: Live
  /** The newest draft becomes the live row. */
  publish?: boolean
  /** The live row ceases to be published. */
  unpublish?: boolean
  publishedAt?: string | null
  goneAt?: string | null
  formerSlugs?: string[]
  edition?: number
  bundle?: string | null
  /** With the hash of the content that it is about, where that is not the newest draft's. */
  event: (moved: Moved) => Extract<EventContent, { action: Name }> & { contentHash?: string }
}

/** What a step does; the compiler holds it to the event of its own name. */
export type Effect<Name extends Action> = (step: Step) => Promise<StepEffect<Name>>

/** Who acts alone in an emergency, and why; null for everything else. */
export type Alone = { by: string; byName: string; reason: string } | null

/** The person behind a step, who takes it alone. */
export function aloneBy({ actor, note }: Step): Alone {
  return { by: actor.id, byName: actor.name, reason: note ?? '' }
}
