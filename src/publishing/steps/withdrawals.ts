// What a withdrawal changes of what the public sees, by two people or by one in an emergency.

import type { WithdrawalPart } from '../editions/editions.ts'
import { withdrawEdition } from '../editions/withdrawEdition.ts'
import { holdTheOthers } from '../release/hold.ts'
import { closeTasks } from '../tasks/closeTasks.ts'
import { type Alone, aloneBy, type Effect, type Step } from './effect.ts'

/** The second person confirms, or one of several; with the last the text is gone. */
export const withdraw: Effect<'withdraw'> = async (step) => {
  const { view, progress: run, actor, now } = step
  if (run.state !== 'withdrawn') {
    const confirmations = run.pending?.confirmations.length ?? 0
    return { event: (moved) => ({ action: 'withdraw', data: { ...moved, confirmations } }) }
  }
  const pending = view.facts.pending!
  const { outcome, taken } = await takeAway(step, {
    note: pending.note,
    alone: null,
    agreed: [
      { asked: true, by: pending.by, byName: pending.byName, at: pending.at },
      ...pending.confirmations,
      { by: actor.id, byName: actor.name, at: now.toISOString() },
    ],
  })
  return { ...outcome, event: (moved) => ({ action: 'withdraw', data: { ...moved, ...taken } }) }
}

/** An admin withdraws alone: it shows for ever in the edition and in the record. */
export const emergencyWithdraw: Effect<'emergency-withdraw'> = async (step) => {
  const { outcome, taken } = await takeAway(step, {
    note: step.note ?? '',
    alone: aloneBy(step),
    agreed: [],
  })
  return { ...outcome, event: (moved) => ({ action: 'emergency-withdraw', data: { ...moved, ...taken } }) }
}

/** Withdraws what readers have, and gives what that leaves in the article and what the record says of it. */
async function takeAway(
  { req, view, actor, now, revision }: Step,
  { note, alone, agreed }: { note: string; alone: Alone; agreed: WithdrawalPart[] },
) {
  const { edition, filedHash } = await withdrawEdition({
    req,
    view,
    by: actor,
    note,
    now,
    revision,
    agreed,
    override: alone,
  })
  await closeTasks({ req, articleId: view.article.id, madeAt: now, now })
  if (view.article.bundle) await holdTheOthers(req, view.article.bundle, now)
  return {
    outcome: { live: 'withdrawn' as const, edition: edition.number, bundle: null, goneAt: null },
    taken: {
      edition: edition.number,
      documentHash: edition.documentHash,
      filedHash,
      goesOutAt: edition.goesOutAt,
      askedBy: view.facts.pending?.byName ?? null,
      agreed,
    },
  }
}
