// What each step changes of what the public sees.

import type { PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import type { EventContent } from '#src/audit/events/index.ts'
import type { Agreement } from '#src/audit/events/moves.ts'
import { nextStage, validApprovals } from '#src/workflow/approvals.ts'
import type { Run } from '#src/workflow/run.ts'
import type { ArticleState, Live } from '#src/workflow/states.ts'
import type { Action } from '#src/workflow/transitions.ts'
import type { ArticleContent } from '../content/articleContent.ts'
import { startOf } from '../content/times.ts'
import { waitingEdition } from '../editions/editions.ts'
import { bringForward, publishEdition } from '../editions/publishEdition.ts'
import { cancelWaiting, withdrawEdition } from '../editions/withdrawEdition.ts'
import { holdTheOthers } from '../release/hold.ts'
import { closeTasks } from '../tasks/closeTasks.ts'
import type { DeskView } from './desk.ts'

type Step = {
  req: PayloadRequest
  view: DeskView
  run: Run
  actor: Staff
  note: string | null
  now: Date
  revision: number
  bundle: { id: string; startsAt: Date } | null
}

/** What the event of every step says. */
type Moved = { from: ArticleState; to: ArticleState; definition: string; attestations?: string[] }

/** The steps of which the record says nothing more. */
type PlainAction =
  | 'submit'
  | 'request-changes'
  | 'ask-lift'
  | 'ask-withdrawal'
  | 'decline'
  | 'archive'
  | 'reopen'

/** What a step leaves in the article beside its run, and its event in the record. */
export type Outcome = {
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
  writers?: string[]
  event: (moved: Moved) => Extract<EventContent, { action: Action }>
}

type Effect = (step: Step) => Promise<Outcome>

const nothingPublic =
  (action: PlainAction): Effect =>
  async () => ({ event: (data) => ({ action, data }) })

const approve: Effect = async ({ run }) => {
  const { kind, hash } = run.approvals.at(-1)!
  return { event: (moved) => ({ action: 'approve', data: { ...moved, kind, hash } }) }
}

/** With `override` set, an admin publishes without the approvals: it shows for ever in the edition and in the record. */
const publishWith =
  (isOverride: boolean): Effect =>
  async (step) => {
    const { req, view, actor, note, now, revision, bundle } = step
    const override = isOverride ? { by: actor.id, byName: actor.name, reason: note ?? '' } : null
    const { edition, filedHash, isOut, publishedAt, goneAt, formerSlugs, isFirst } = await publishEdition({
      req,
      view,
      now,
      by: actor,
      revision,
      override,
      bundle,
    })
    await closeTasks({ req, articleId: view.article.id, now })
    const published = {
      edition: edition.number,
      documentHash: edition.documentHash,
      filedHash,
      goesOutAt: edition.goesOutAt,
      ...(bundle ? { bundle: bundle.id } : {}),
    }
    const passedOver = { missing: missingApproval(view), wroteSome: view.facts.writers.includes(actor.id) }
    return {
      // An edition that waits behind one that readers have changes nothing of the live row before its time.
      ...(isOut || isFirst
        ? { live: 'published' as const, publish: true, publishedAt, goneAt, formerSlugs }
        : {}),
      edition: edition.number,
      bundle: isOut ? null : (bundle?.id ?? null),
      event: (moved) =>
        isOverride
          ? { action: 'override', data: { ...moved, ...published, ...passedOver } }
          : { action: 'publish', data: { ...moved, ...published } },
    }
  }

const cancel: Effect = async ({ req, view, now }) => {
  const cancelled = await cancelWaiting({ req, articleId: view.article.id, now })
  const gone = { publishedAt: null, goneAt: null, live: 'none' as const, unpublish: true }
  return {
    bundle: null,
    ...(cancelled?.wasFirst ? gone : {}),
    event: (moved) => ({
      action: 'cancel-release',
      data: { ...moved, edition: cancelled?.edition.number ?? null },
    }),
  }
}

const lift: Effect = async ({ req, view, now }) => {
  const edition = (await waitingEdition({ req, articleId: view.article.id }))!
  const startsAt = startOf({
    content: edition.content as unknown as ArticleContent,
    now,
    ignoresEmbargo: true,
  })
  const { documentHash, isOut, publishedAt } = await bringForward({ req, view, edition, startsAt, now })
  return {
    publishedAt,
    publish: true,
    ...(isOut ? { writers: [] } : {}),
    event: (moved) => ({
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

const withdrawWith =
  (isOverride: boolean): Effect =>
  async ({ req, view, run, actor, note, now, revision }) => {
    const { pending } = view.facts
    if (!isOverride && run.state !== 'withdrawn') {
      const confirmations = run.pending?.confirmations.length ?? 0
      return { event: (moved) => ({ action: 'withdraw', data: { ...moved, confirmations } }) }
    }
    const agreed: Agreement[] = isOverride
      ? []
      : [
          { asked: true, by: pending!.by, byName: pending!.byName, at: pending!.at },
          ...pending!.confirmations,
          { by: actor.id, byName: actor.name, at: now.toISOString() },
        ]
    const override = isOverride ? { by: actor.id, byName: actor.name, reason: note ?? '' } : null
    const { edition, filedHash } = await withdrawEdition({
      req,
      view,
      by: actor,
      note: pending && !isOverride ? pending.note : (note ?? ''),
      now,
      revision,
      agreed,
      override,
    })
    await closeTasks({ req, articleId: view.article.id, now })
    if (view.article.bundle) await holdTheOthers(req, view.article.bundle, now)
    return {
      live: 'withdrawn',
      edition: edition.number,
      bundle: null,
      goneAt: null,
      event: (moved) => ({
        action: isOverride ? 'emergency-withdraw' : 'withdraw',
        data: {
          ...moved,
          edition: edition.number,
          documentHash: edition.documentHash,
          filedHash,
          goesOutAt: edition.goesOutAt,
          askedBy: pending?.byName ?? null,
          agreed,
        },
      }),
    }
  }

export const EFFECTS: Record<Action, Effect> = {
  submit: nothingPublic('submit'),
  'request-changes': nothingPublic('request-changes'),
  approve,
  publish: publishWith(false),
  override: publishWith(true),
  'cancel-release': cancel,
  'ask-lift': nothingPublic('ask-lift'),
  lift,
  'ask-withdrawal': nothingPublic('ask-withdrawal'),
  withdraw: withdrawWith(false),
  'emergency-withdraw': withdrawWith(true),
  decline: nothingPublic('decline'),
  archive: nothingPublic('archive'),
  reopen: nothingPublic('reopen'),
}

function missingApproval({ facts }: DeskView): string | null {
  return nextStage(facts.definition, validApprovals(facts.approvals, facts.content))?.label ?? null
}
