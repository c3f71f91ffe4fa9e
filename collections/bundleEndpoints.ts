// Releasing articles together, and taking that back.

import type { Endpoint, PayloadRequest } from 'payload'
import { cancelBundle, releaseBundle } from '#src/publishing/bundles/releaseBundle.ts'
import { bodyWith, staffBehind } from './requests.ts'

export const bundleEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/release', method: 'post', handler: (req) => decide(req, releaseBundle) },
  { path: '/:id/cancel', method: 'post', handler: (req) => decide(req, cancelBundle) },
]

async function decide(req: PayloadRequest, command: typeof releaseBundle): Promise<Response> {
  const actor = staffBehind(req)
  await bodyWith(req, [])
  return Response.json(
    await command({ payload: req.payload, actor, id: String(req.routeParams?.id), now: new Date() }),
  )
}
