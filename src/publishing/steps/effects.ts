// What each step changes of what the public sees.

import { hiddenSigns } from '#src/articles/hiddenSigns.ts'
import { startOf } from '#src/articles/times.ts'
import { PLAIN_ACTIONS, type Action, type PlainAction } from '#src/workflow/actions.ts'
import { nextStage, validApprovals } from '#src/workflow/approvals.ts'
import { refuse } from '#src/workflow/guards.ts'
import type { WorkflowContext } from '../content/context.ts'
import { approvedContent, waitingEdition } from '../editions/editions.ts'
import { refuseForged } from '../editions/onRecord.ts'
import { bringForward, publishEdition } from '../editions/publishEdition.ts'
import { beforeRelease, cancelWaiting } from '../editions/withdrawEdition.ts'
import { MoveRefusedError } from '../errors.ts'
import { closeTasks } from '../tasks/closeTasks.ts'
import { type Alone, aloneBy, type Effect, type Step } from './effect.ts'
import { emergencyWithdraw, withdraw } from './withdrawals.ts'

const approve: Effect<'approve'> = async ({ progress: run }) => {
  const { kind, hash } = run.approvals.at(-1)!
  return { event: (moved) => ({ action: 'approve', data: { ...moved, kind, hash } }) }
}

const publish: Effect<'publish'> = async (step) => {
  const { outcome, sent } = await sendOut(step, null)
  return { ...outcome, event: (moved) => ({ action: 'publish', data: { ...moved, ...sent } }) }
}

/** An admin publishes without the approvals: it shows for ever in the edition and in the record. */
const override: Effect<'override'> = async (step) => {
  const { view, actor } = step
  const missing = missingApproval(view)
  const { outcome, sent } = await sendOut(step, aloneBy(step))
  const wroteSome = view.facts.writers.includes(actor.id)
  return {
    ...outcome,
    event: (moved) => ({ action: 'override', data: { ...moved, ...sent, missing, wroteSome } }),
  }
}

/** Makes the edition, and gives what it leaves in the article and what the record says of it. */
async function sendOut({ req, view, actor, now, revision, bundle }: Step, alone: Alone) {
  const { edition, filedHash, isOut, publishedAt, goneAt, formerSlugs, isFirst } = await publishEdition({
    req,
    view,
    now,
    by: actor,
    revision,
    override: alone,
    bundle,
  })
  if (isOut) await closeTasks({ req, articleId: view.article.id, madeAt: new Date(edition.createdAt), now })
  return {
    outcome: {
      // An edition that waits behind one that readers have changes nothing of the live row before its time.
      ...(isOut || isFirst
        ? { live: 'published' as const, publish: true, publishedAt, goneAt, formerSlugs }
        : {}),
      edition: edition.number,
      bundle: isOut ? null : (bundle?.id ?? null),
    },
    sent: {
      edition: edition.number,
      documentHash: edition.documentHash,
      filedHash,
      goesOutAt: edition.goesOutAt,
      ...(bundle ? { bundle: bundle.id } : {}),
    },
  }
}

const cancel: Effect<'cancel-release'> = async ({ req, view, now }) => {
  const cancelled = await cancelWaiting({ req, articleId: view.article.id, now })
  return {
    bundle: null,
    ...(cancelled?.wasFirst ? { ...beforeRelease(view.shown), unpublish: true } : {}),
    event: (moved) => ({
      action: 'cancel-release',
      data: { ...moved, edition: cancelled?.edition.number ?? null },
    }),
  }
}

const lift: Effect<'lift'> = async ({ req, view, now }) => {
  const edition = (await waitingEdition({ req, articleId: view.article.id }))!
  await refuseForged(req, edition)
  const content = approvedContent(edition)
  // It may have been approved before there was this rule.
  const [problem] = hiddenSigns(content)
  if (problem) throw new MoveRefusedError(refuse('checked', problem))
  const startsAt = startOf({
    content,
    now,
    ignoresEmbargo: true,
  })
  const { documentHash, publishedAt } = await bringForward({ req, view, edition, startsAt, now })
  return {
    publishedAt,
    publish: true,
    event: (moved) => ({
      contentHash: edition.contentHash, // what goes out, whatever the draft would be made of now
      action: 'lift',
      data: {
        ...moved,
        edition: edition.number,
        documentHash,
        goesOutAt: startsAt.toISOString(),
        askedBy: view.facts.pending?.byName,
        embargoUntil: view.composed.content.embargoUntil,
      },
    }),
  }
}

/**
 * A plain step changes nothing of what the public sees: its event is all that it leaves. Cast, since
 * `Object.fromEntries` forgets which name stands with which effect.
 */
const PLAIN = Object.fromEntries(
  PLAIN_ACTIONS.map((action) => [action, async () => ({ event: (data: object) => ({ action, data }) })]),
) as unknown as { [Name in PlainAction]: Effect<Name> }

/** The effect of each step. */
export const EFFECTS: { [Name in Action]: Effect<Name> } = {
  ...PLAIN,
  approve,
  publish,
  override,
  'cancel-release': cancel,
  lift,
  withdraw,
  'emergency-withdraw': emergencyWithdraw,
}

function missingApproval({ facts }: WorkflowContext): string | null {
  return nextStage(facts.definition, validApprovals(facts.approvals, facts.content))?.label ?? null
}
