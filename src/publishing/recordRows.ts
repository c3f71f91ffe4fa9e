// What the record holds, for the workflow to judge by: no person asks, and no event is left out.

import type { PayloadRequest, Where } from 'payload'
import type { Audit } from '#payload-types'

/** All events that these conditions name together, oldest first. */
export async function recordRows(req: PayloadRequest, those: Where[]): Promise<Audit[]> {
  const { docs } = await req.payload.find({
    collection: 'audit',
    where: { and: those },
    sort: 'seq',
    depth: 0,
    pagination: false,
    overrideAccess: true, // the workflow asks, not a person
    req,
  })
  return docs
}
