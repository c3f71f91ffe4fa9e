// The one way to move an article: judge, claim the revision, change what the public sees, record, tell
// people.

import type { PayloadRequest } from 'payload'
import { readClock } from '#access/clock.ts'
import type { Staff } from '#payload-types'
import { recordEvent } from '#src/audit/index.ts'
import type { Channel } from '#src/auditEvents/events/event.ts'
import { inStaffTransaction, type StaffCommand } from '#src/commands/staffTransaction.ts'
import { compareAndSet } from '#src/database/index.ts'
import type { Action } from '#src/workflow/actions.ts'
import { evaluateStep } from '#src/workflow/engine.ts'
import { applyTransition } from '#src/workflow/run.ts'
import type { ArticleState, Live } from '#src/workflow/states.ts'
import type { WorkflowContext } from '../content/context.ts'
import { saveAsWorkflow } from '../drafts/saveAsWorkflow.ts'
import { staleRevision } from '../drafts/staleRevision.ts'
import { MoveRefusedError, StaleContentError } from '../errors.ts'
import { releaseDueOf } from '../release/releaseDue.ts'
import { EFFECTS } from './effects.ts'
import { tellPeople } from './notices.ts'
import { workflowContext } from './workflowContext.ts'

/** The steps that answer what somebody asked for, with the asker's note. */
const TAKES_WHAT_WAS_ASKED: readonly Action[] = ['withdraw', 'lift']

export type StepRequest = {
  actor: Staff
  articleId: string
  action: Action
  /** The revision that the person saw; a newer one answers 409. */
  revision: number
  /** The hash of the content that the person saw, figures and names included; another one answers 409. */
  seenHash?: string | null
  note: string | null
  /** The keys of what the person declares with the step. */
  attestations?: readonly string[]
  channel?: Channel
  /** Set where articles are released together. */
  bundle?: { id: string; startsAt: Date } | null
  now: Date
}

export type TransitionRequest = Omit<StepRequest, 'now'> & StaffCommand

const READ_AGAIN = 'Reload and read it, then take the step again.'

export type TransitionResult = { id: string; state: ArticleState; live: Live; revision: number; hash: string }

/**
 * Moves an article. Throws ArticleNotFoundError (404), StaleRevisionError (409, who saved what),
 * StaleContentError (409) or MoveRefusedError (400, 403 or 409 with the reason); NotSignedInError (401) for
 * who has left meanwhile. Nothing is half done: the step, the public copy, the record and the mails share one
 * transaction.
 */
export async function transition({ payload, ...step }: TransitionRequest): Promise<TransitionResult> {
  await releaseDueOf({ payload, which: { article: { equals: step.articleId } }, now: readClock(step.now) })
  return inStaffTransaction({ payload, ...step }, (req, turn) => takeStep(req, { ...step, ...turn }))
}

/** One step within the caller's transaction. Throws as `transition` does. */
export async function takeStep(req: PayloadRequest, step: StepRequest): Promise<TransitionResult> {
  const {
    actor,
    articleId,
    action,
    revision,
    seenHash = null,
    note,
    attestations = [],
    channel = 'admin',
    bundle = null,
    now,
  } = step
  const view = together(await workflowContext({ req, articleId, actor, now }), bundle, now)
  const { article, facts } = view
  if (article.revision !== revision) throw await staleRevision(req, article, revision, READ_AGAIN)
  const verdict = evaluateStep({ action, article: facts, actor, note, attestations })
  if (!verdict.ok) throw new MoveRefusedError(verdict)
  if (seenHash !== null && seenHash !== facts.content.hash) throw new StaleContentError()

  const run = applyTransition({
    action,
    article: facts,
    actor,
    note,
    attestations,
    now,
    to: verdict.to,
  })
  const kept = { ...run, live: article.live, revision: revision + 1, revisedBy: actor.id }
  await claim({ req, articleId, revision, next: kept })
  const { event, ...outcome } = await EFFECTS[action]({
    req,
    view,
    progress: run,
    actor,
    note,
    now,
    revision: kept.revision,
    bundle,
  })
  await saveAsWorkflow({ req, articleId, step: action, data: { ...kept, ...outcome } })
  const hash = facts.content.hash
  await tellPeople({ req, action, article, textWriters: view.textWriters, actor, note, run, facts })
  const content = event({
    from: verdict.from,
    to: verdict.to,
    definition: article.definition,
    ...(attestations.length > 0 ? { attestations: [...attestations] } : {}),
  })
  await recordEvent(req, {
    ...content,
    at: now,
    channel,
    actor,
    article: articleId,
    revision: kept.revision,
    contentHash: content.contentHash ?? hash,
    // What was asked for is done for the reason that the asker gave; no other step is taken with somebody
    // else's words.
    note: note ?? (TAKES_WHAT_WAS_ASKED.includes(action) ? (facts.pending?.note ?? null) : null),
  })
  return { id: articleId, state: verdict.to, live: outcome.live ?? kept.live, revision: kept.revision, hash }
}

/** What is released together with others waits for their instant, whatever its own times say. */
function together(view: WorkflowContext, bundle: StepRequest['bundle'], now: Date): WorkflowContext {
  return bundle ? { ...view, facts: { ...view.facts, startsInFuture: bundle.startsAt > now } } : view
}

async function claim({
  req,
  articleId,
  revision,
  next,
}: {
  req: PayloadRequest
  articleId: string
  revision: number
  next: Record<string, unknown>
}): Promise<void> {
  const won = await compareAndSet({
    payload: req.payload,
    req,
    collection: 'articles',
    id: articleId,
    where: { revision: { equals: revision } },
    data: next,
  })
  if (!won) throw await staleRevision(req, { revision: revision + 1 }, revision, READ_AGAIN)
}
