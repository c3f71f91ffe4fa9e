// Whether what waits to go out is what was approved: the hashes that were kept are computed again, from what is stored.

import type { PayloadRequest } from 'payload'
import type { Edition } from '#payload-types'
import { nextStage, type Approval } from '#src/workflow/approvals.ts'
import { hashContent } from '#src/workflow/contentHash.ts'
import { definitionOf } from '#src/workflow/definitions/index.ts'
import { copyOf, nextOf } from '../copyStore.ts'
import { documentHashOf } from '../documentHash.ts'

/** What is wrong with an edition, in a sentence; null when it is what was approved. */
export async function differenceIn(req: PayloadRequest, edition: Edition): Promise<string | null> {
  if (hashContent(edition.content as Record<string, unknown>).hash !== edition.contentHash) return 'The approved content has been changed in the database.'
  if (documentHashOf(edition.document) !== edition.documentHash) return 'The page has been changed in the database since it was approved.'
  const copy = await copyOf(req, edition.article)
  const document = copy?.edition === edition.number ? copy.document : copy && nextOf(copy)?.row.document
  if (!document || documentHashOf(document) !== edition.documentHash) return 'What readers would get is not the edition that was approved.'
  const approvals = (edition.approvals as Approval[]).filter(({ hash }) => hash === edition.contentHash)
  if (!edition.override && nextStage(definitionOf(edition.definition), approvals)) return 'An approval is missing.'
  const recorded = await recordedHash(req, edition)
  return recorded === edition.documentHash ? null : 'The record says that another text was published.'
}

/** The hash of the page as the record has it. */
async function recordedHash(req: PayloadRequest, edition: Edition): Promise<unknown> {
  const { docs } = await req.payload.find({
    collection: 'audit',
    where: { and: [{ article: { equals: edition.article } }, { action: { in: ['publish', 'override', 'lift'] } }] },
    sort: '-seq',
    depth: 0,
    limit: 10,
    pagination: false,
    overrideAccess: true, // the clock asks, not a person
    req,
  })
  const data = docs.map((event) => event.data as { edition?: number; documentHash?: string } | null)
  return data.find((said) => said?.edition === edition.number)?.documentHash
}
