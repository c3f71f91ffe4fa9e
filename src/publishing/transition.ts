// The one way to move an article: judge, claim the revision, change what the public sees, record, tell people.

import type { Payload, PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import { compareAndSet } from '#src/database/index.ts'
import { judge, type Approval } from '#src/workflow/engine.ts'
import type { ArticleState, Live } from '#src/workflow/states.ts'
import type { Action } from '#src/workflow/transitions.ts'
import { deskView, type DeskView } from './desk.ts'
import { MoveRefusedError } from './errors.ts'
import { idOf } from './ids.ts'
import { staleRevision } from './keepDraft.ts'
import { tellPeople } from './notices.ts'
import { publishCopy, unpublishCopy, withdrawCopy } from './publicCopy.ts'
import { saveAsWorkflow } from './saveAsWorkflow.ts'
import { recordMove } from './timeline.ts'
import { inTransaction } from './transaction.ts'

export type TransitionRequest = {
  payload: Payload
  actor: Staff
  articleId: string
  action: Action
  /** The revision that the person saw; a newer one answers 409. */
  revision: number
  note: string | null
  now: Date
}

export type TransitionResult = { id: string; state: ArticleState; live: Live; revision: number; hash: string }

/**
 * Moves an article. Throws ArticleNotFoundError (404), StaleRevisionError (409, who saved what) or MoveRefusedError
 * (400, 403 or 409 with the reason). Nothing is half done: the move, the public copy, the timeline and the mails share
 * one transaction.
 */
export async function transition(request: TransitionRequest): Promise<TransitionResult> {
  const { payload, actor } = request
  return inTransaction(payload, { ...actor, collection: 'staff' }, (req) => move(req, request))
}

async function move(req: PayloadRequest, { actor, articleId, action, revision, note, now }: TransitionRequest): Promise<TransitionResult> {
  const view = await deskView({ req, articleId, actor, now })
  if (view.article.revision !== revision) throw await staleRevision(req, { ...view.article, revisedBy: idOf(view.article.revisedBy) })
  const verdict = judge({ action, article: view.facts, actor, note })
  if (!verdict.ok) throw new MoveRefusedError(verdict)

  const kept = {
    state: verdict.to,
    live: view.article.live,
    revision: revision + 1,
    approval: approvalAfter({ action, view, actor, now }),
    revisedBy: actor.id,
  }
  await claim({ req, articleId, revision, next: kept })
  const outcome = await EFFECTS[action]({ req, view, now, note })
  await saveAsWorkflow({ req, articleId, data: { ...kept, ...outcome } })
  const hash = view.facts.content.hash
  await recordMove(req, { articleId, action, from: verdict.from, to: verdict.to, actor, at: now, note, hash, revision: kept.revision })
  await tellPeople({ req, action, article: view.article, actor, note })
  return { id: articleId, state: verdict.to, live: outcome.live ?? kept.live, revision: kept.revision, hash }
}

type Effect = (step: { req: PayloadRequest; view: DeskView; now: Date; note: string | null }) => Promise<{
  live?: Live
  publish?: boolean
  unpublish?: boolean
  publishedAt?: string | null
  formerSlugs?: string[]
}>

const nothingPublic: Effect = async () => ({})

/** What each move changes of what the public sees. */
const EFFECTS: Record<Action, Effect> = {
  submit: nothingPublic,
  'request-changes': nothingPublic,
  approve: nothingPublic,
  archive: nothingPublic,
  reopen: nothingPublic,
  publish: async ({ req, view, now }) => ({ live: 'published', publish: true, ...(await publishCopy({ req, view, now })) }),
  unpublish: async ({ req, view, now }) => {
    await unpublishCopy({ req, articleId: view.article.id, now })
    return { live: 'none', unpublish: true }
  },
  withdraw: async ({ req, view, now, note }) => {
    await withdrawCopy({ req, articleId: view.article.id, note: note ?? '', now })
    return { live: 'withdrawn' }
  },
}

function approvalAfter({ action, view, actor, now }: { action: Action; view: DeskView; actor: Staff; now: Date }): Approval | null {
  if (action === 'approve') return { ...view.facts.content, by: actor.id, byName: actor.name, at: now.toISOString() }
  if (action === 'publish') return view.facts.approval
  return null
}

async function claim({ req, articleId, revision, next }: { req: PayloadRequest; articleId: string; revision: number; next: Record<string, unknown> }): Promise<void> {
  const won = await compareAndSet({ payload: req.payload, req, collection: 'articles', id: articleId, where: { revision: { equals: revision } }, data: next })
  if (!won) throw await staleRevision(req, { revision: revision + 1 })
}
