// Releasing articles together, and taking that back.

import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { machineClock } from '#access/clock.ts'
import { cancelBundle, releaseBundle } from '#src/publishing/bundles/releaseBundle.ts'
import { bodyOf, NOTHING, staffBehind } from './requests.ts'

export const bundleEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/release', method: 'post', handler: release },
  { path: '/:id/cancel', method: 'post', handler: cancel },
]

/** Of what is no text nothing was seen. */
const Release = z.strictObject({
  seen: z
    .unknown()
    .optional()
    .transform((seen) => (typeof seen === 'string' && seen !== '' ? seen : null)),
})

/**
 * What is released is what was seen: `seen` is the `updatedAt` of the bundle that the person has before them.
 */
async function release(req: PayloadRequest): Promise<Response> {
  const order = orderOf(req)
  const { seen } = await bodyOf(req, Release)
  return Response.json(await releaseBundle({ ...order, seen }))
}

async function cancel(req: PayloadRequest): Promise<Response> {
  const order = orderOf(req)
  await bodyOf(req, NOTHING)
  return Response.json(await cancelBundle(order))
}

function orderOf(req: PayloadRequest): Parameters<typeof cancelBundle>[0] {
  return { payload: req.payload, actor: staffBehind(req), id: String(req.routeParams?.id), now: machineClock }
}
