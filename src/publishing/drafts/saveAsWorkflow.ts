// The only place that writes past the draft guard. It copies the newest draft, whose hash the caller has
// checked.

import type { PayloadRequest } from 'payload'
import type { Article } from '#payload-types'
import { sudo } from '../sudo.ts'
import type { VersionStep } from './versions.ts'

type WorkflowSave = {
  req: PayloadRequest
  articleId: string
  /** What the version says made it. */
  step: VersionStep
  data: Record<string, unknown> & { publish?: boolean; unpublish?: boolean; live?: string }
}

/**
 * Saves what a move changes. With `publish` the newest draft becomes the live row; with `unpublish` the live
 * row ceases to be published; else a new draft version is kept beside the live row.
 */
export async function saveAsWorkflow({
  req,
  articleId,
  step,
  data: { publish, unpublish, ...kept },
}: WorkflowSave): Promise<void> {
  const data = { ...kept, step, writers: [], restoredFrom: null } // a step writes nothing
  const save = {
    collection: 'articles',
    id: articleId,
    data: { ...data, _status: publish ? 'published' : 'draft' } as Partial<Article>,
    depth: 0,
    overrideAccess: true, // the move was judged for this person by the workflow engine
    overrideLock: true,
    req: sudo(req),
  } as const
  if (publish || unpublish) {
    await req.payload.update({ ...save, draft: false })
    return
  }
  await req.payload.update({ ...save, draft: true })
  // A draft save leaves the main row alone; what the workflow keeps must be true in both.
  await req.payload.db.updateOne({ collection: 'articles', id: articleId, data, req, returning: false })
}
