// Hashes of all that was approved, published and recorded, made anew from the rows; and the approvals of
// drafts.

import { createLocalReq, type Payload } from 'payload'
import { hashContent } from '#src/articles/contentHash.ts'
import { bodyOf } from '#src/auditEvents/events/event.ts'
import { hashEvent } from '#src/auditEvents/hash.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { compose } from '#src/publishing/content/compose.ts'

const ALL = { depth: 0, pagination: false, overrideAccess: true, showHiddenFields: true } as const

/** By `what of collection/id`. */
export async function hashesOf(payload: Payload): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  const req = await createLocalReq({}, payload)
  const { docs: versions } = await payload.findVersions({ collection: 'articles', ...ALL })
  for (const { id, parent, version } of versions) {
    const { content } = await compose({
      req,
      readersHave: null,
      article: { ...version, id: String(parent) },
    })
    hashes[`content of versions/${id}`] = digestOf(hashContent(content))
    hashes[`approvals of versions/${id}`] = digestOf({ approvals: version.approvals ?? null })
  }
  for (const { id, document, content } of (await payload.find({ collection: 'editions', ...ALL })).docs) {
    hashes[`document of editions/${id}`] = digestOf(document)
    hashes[`content of editions/${id}`] = digestOf(hashContent(content as Record<string, unknown>))
  }
  for (const { id, document } of (await payload.find({ collection: 'publicCopies', ...ALL })).docs)
    hashes[`document of publicCopies/${id}`] = digestOf(document)
  for (const event of (await payload.find({ collection: 'audit', sort: 'seq', ...ALL })).docs)
    hashes[`event ${event.seq}`] = hashEvent(event.previousHash, bodyOf(event))
  return hashes
}
