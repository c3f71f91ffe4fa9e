// Releasing articles together, and taking that back.

import type { Endpoint, PayloadRequest } from 'payload'
import { machineClock } from '#access/clock.ts'
import { cancelBundle, releaseBundle } from '#src/publishing/bundles/releaseBundle.ts'
import { bodyWith, staffBehind } from './requests.ts'

export const bundleEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/release', method: 'post', handler: release },
  { path: '/:id/cancel', method: 'post', handler: cancel },
]

/** What is released is what was seen: `seen` is the `updatedAt` of the bundle that the person has before them. */
async function release(req: PayloadRequest): Promise<Response> {
  const order = orderOf(req)
  const { seen } = await bodyWith(req, ['seen'])
  return Response.json(
    await releaseBundle({ ...order, seen: typeof seen === 'string' && seen !== '' ? seen : null }),
  )
}

async function cancel(req: PayloadRequest): Promise<Response> {
  const order = orderOf(req)
  await bodyWith(req, [])
  return Response.json(await cancelBundle(order))
}

function orderOf(req: PayloadRequest): Parameters<typeof cancelBundle>[0] {
  return { payload: req.payload, actor: staffBehind(req), id: String(req.routeParams?.id), now: machineClock }
}
