// The refusal of a save or a step by somebody who has not seen the newest text: it says who saved what.

import type { PayloadRequest } from 'payload'
import { changedFormFields } from '#src/articles/draftChange.ts'
import { idOf, type Reference } from '#src/articles/ids.ts'
import { SYSTEM } from '#src/auditEvents/events/event.ts'
import type { ArticleState } from '#src/workflow/states.ts'
import { StaleRevisionError } from '../errors.ts'

type Newer = {
  id?: string
  revision: number
  textRevision?: number | null
  state?: ArticleState
  revisedBy?: Reference
  updatedAt?: string
}

/**
 * The error that names the newer revision, who saved it, and which fields differ from the one this person
 * saw.
 */
export async function staleRevision(
  req: PayloadRequest,
  newer: Newer,
  seen?: number,
  advice?: string,
): Promise<StaleRevisionError> {
  const saverId = idOf(newer.revisedBy)
  const saver = saverId
    ? await req.payload.findByID({
        collection: 'staff',
        id: saverId,
        depth: 0,
        disableErrors: true,
        overrideAccess: true,
        req,
      }) // only the name is used
    : null
  const system = newer.id && newer.revisedBy === null ? SYSTEM : null // the scheduler released it, or held it
  const hasSameText =
    seen !== undefined && seen < newer.revision && seen >= (newer.textRevision ?? newer.revision)
  const changed = newer.id && seen !== undefined ? await changedSince(req, newer.id, seen) : []
  return new StaleRevisionError(
    {
      revision: newer.revision,
      savedBy: saver?.name ?? system,
      savedAt: newer.updatedAt ?? null,
      changed,
      movedTo: hasSameText ? (newer.state ?? null) : null,
    },
    advice,
  )
}

/**
 * Autosaves overwrite one another, so the text of the revision that was seen may be gone: then nothing is
 * named.
 */
async function changedSince(req: PayloadRequest, articleId: string, seen: number): Promise<string[]> {
  const { docs } = await req.payload.findVersions({
    collection: 'articles',
    where: { and: [{ parent: { equals: articleId } }] },
    sort: '-updatedAt',
    depth: 0,
    limit: 25,
    pagination: false,
    overrideAccess: true, // whoever may save the article knows its text
    req,
  })
  const texts: Record<string, unknown>[] = docs.map(({ version }) => ({ ...version }))
  const old = texts.find((version) => version.revision === seen)
  return old && texts[0] ? changedFormFields(old, texts[0]) : []
}
