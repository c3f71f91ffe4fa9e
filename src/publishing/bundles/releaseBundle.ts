// Releases articles together: all of them are published in one transaction, for one instant, or none is.

import { APIError, type PayloadRequest } from 'payload'
import { hasRole } from '#access/actors.ts'
import { readClock } from '#access/clock.ts'
import { EDITS } from '#access/roleGroups.ts'
import type { Bundle, Staff } from '#payload-types'
import { idsOf } from '#src/articles/ids.ts'
import { startOf } from '#src/articles/times.ts'
import { recordEvent } from '#src/audit/index.ts'
import { inStaffTransaction, type StaffCommand } from '#src/commands/staffTransaction.ts'
import { compareAndSet } from '#src/database/index.ts'
import type { WorkflowContext } from '../content/context.ts'
import { MoveRefusedError } from '../errors.ts'
import { releaseDueOf } from '../release/releaseDue.ts'
import { takeStep } from '../steps/transition.ts'
import { workflowContext } from '../steps/workflowContext.ts'
import { BundleClosedError, BundleNotFoundError, BundleRefusedError } from './errors.ts'

type Order = StaffCommand & { id: string }

/**
 * Publishes every member for the latest of now, the bundle's release time, and each member's own release time
 * and embargo. Throws BundleRefusedError (409), which says for each member that cannot go out why; then
 * nothing has happened.
 */
export async function releaseBundle({
  id,
  seen,
  ...order
}: Order & {
  /**
   * When the bundle was changed last, as the person saw it (ISO 8601); null where they do not say, which is
   * refused.
   */
  seen?: string | null
}): Promise<Bundle> {
  return inStaffTransaction(order, async (req, { actor, now }) => {
    const { payload } = req
    const bundle = await openBundle(req, id, actor)
    if (seen === null)
      throw new APIError('Send “seen”: the updatedAt of the bundle as you saw it.', 400, undefined, true)
    if (seen !== undefined && new Date(seen).getTime() !== new Date(bundle.updatedAt).getTime())
      throw new BundleClosedError(
        'This bundle has been changed since you saw it. Reload it, look at it, then release it.',
      )
    const views: WorkflowContext[] = []
    for (const articleId of idsOf(bundle.articles))
      views.push(await workflowContext({ req, articleId, actor, now }))
    const startsAt = latest([
      now,
      ...(bundle.releaseAt ? [new Date(bundle.releaseAt)] : []),
      ...views.map(({ composed, facts }) =>
        startOf({ content: composed.content, now, ignoresEmbargo: facts.shown !== null }),
      ),
    ])
    refuseEnded(views, startsAt)
    const state = startsAt > now ? ('scheduled' as const) : ('out' as const)
    const won = await compareAndSet({
      payload,
      req,
      collection: 'bundles',
      id,
      where: { state: { equals: 'open' } },
      data: { state, goesOutAt: startsAt.toISOString() },
    })
    if (!won) throw new BundleClosedError()
    await publishAll(req, { views, actor, now, bundle: { id, startsAt } })
    await recordEvent(req, {
      action: 'bundle.release',
      at: now,
      channel: 'admin',
      actor,
      subject: `bundles/${id}`,
      data: {
        name: bundle.name,
        goesOutAt: startsAt.toISOString(),
        articles: views.map(({ article }) => article.id),
      },
    })
    return { ...bundle, state, goesOutAt: startsAt.toISOString() }
  })
}

/** Takes back the release of a bundle that has not gone out: every member waits for a new decision. */
export async function cancelBundle({ id, ...order }: Order): Promise<Bundle> {
  await releaseDueOf({ payload: order.payload, which: { bundle: { equals: id } }, now: readClock(order.now) })
  return inStaffTransaction(order, async (req, { actor, now }) => {
    const { payload } = req
    const bundle = await bundleOf(req, id, actor)
    const won = await compareAndSet({
      payload,
      req,
      collection: 'bundles',
      id,
      where: { state: { in: ['scheduled', 'held'] } },
      data: { state: 'open', goesOutAt: null },
    })
    if (!won) throw new BundleClosedError('Only a bundle that waits for its release time can be cancelled.')
    for (const articleId of idsOf(bundle.articles)) {
      const { article } = await workflowContext({ req, articleId, actor, now })
      if (article.state !== 'scheduled' || article.bundle !== id) continue
      await payload.db.updateOne({
        collection: 'articles',
        id: articleId,
        data: { bundle: null },
        req,
        returning: false,
      })
      await takeStep(req, {
        actor,
        articleId,
        action: 'cancel-release',
        revision: article.revision,
        note: null,
        now,
      })
    }
    await recordEvent(req, {
      action: 'bundle.cancel',
      at: now,
      channel: 'admin',
      actor,
      subject: `bundles/${id}`,
      data: { name: bundle.name },
    })
    return { ...bundle, state: 'open', goesOutAt: null }
  })
}

/** Who would be gone before the others come cannot go out together with them. */
function refuseEnded(views: WorkflowContext[], startsAt: Date): void {
  const ended = views.filter(
    ({ composed }) => composed.content.end && new Date(composed.content.end.at) <= startsAt,
  )
  if (ended.length > 0)
    throw new BundleRefusedError(
      ended.map(({ article }) => ({
        id: article.id,
        headline: article.headline ?? 'Without a headline',
        reason: 'It ends before the bundle goes out.',
      })),
    )
}

async function publishAll(
  req: PayloadRequest,
  {
    views,
    actor,
    now,
    bundle,
  }: { views: WorkflowContext[]; actor: Staff; now: Date; bundle: { id: string; startsAt: Date } },
): Promise<void> {
  const refused: { id: string; headline: string; reason: string }[] = []
  for (const { article } of views) {
    try {
      await takeStep(req, {
        actor,
        articleId: article.id,
        action: 'publish',
        revision: article.revision,
        note: null,
        now,
        bundle,
      })
    } catch (error) {
      if (!(error instanceof MoveRefusedError)) throw error
      refused.push({
        id: article.id,
        headline: article.headline ?? 'Without a headline',
        reason: error.message,
      })
    }
  }
  if (refused.length > 0) throw new BundleRefusedError(refused)
}

async function openBundle(req: PayloadRequest, id: string, actor: Staff): Promise<Bundle> {
  const bundle = await bundleOf(req, id, actor)
  if (bundle.state !== 'open') throw new BundleClosedError()
  return bundle
}

async function bundleOf(req: PayloadRequest, id: string, actor: Staff): Promise<Bundle> {
  const user = { ...actor, collection: 'staff' as const }
  if (!hasRole(user, ...EDITS)) throw new BundleNotFoundError()
  const bundle = await req.payload.findByID({
    collection: 'bundles',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    user,
    req,
  })
  if (!bundle) throw new BundleNotFoundError()
  return bundle
}

function latest(instants: Date[]): Date {
  return new Date(Math.max(...instants.map((instant) => instant.getTime())))
}
