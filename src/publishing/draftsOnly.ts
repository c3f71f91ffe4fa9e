// The guard before every write of an article: people save drafts, whatever the request asks for.
//
// Payload's documented publish guard does not hold (an update that sets `_status` publishes, and one that sets nothing
// overwrites the live row), so the decision is taken here, before Payload reads its arguments.

import type { CollectionBeforeOperationHook } from 'payload'
import { BadMoveError, PublishedByWorkflowOnlyError } from './errors.ts'
import { hasKey } from './key.ts'

type WriteArgs = {
  data?: Record<string, unknown>
  draft?: boolean
  duplicateFromID?: unknown
  publishAllLocales?: boolean
  publishSpecificLocale?: string
  unpublishAllLocales?: boolean
}

/** Turns every save into a draft save, and refuses what would change the live row. */
export const draftsOnly: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (hasKey(req.context)) return args
  const write = args as WriteArgs
  if (operation === 'create' || operation === 'update') return asDraft(write, req.context) as typeof args
  if (operation === 'restoreVersion' && !write.draft) {
    throw new PublishedByWorkflowOnlyError('Restore an older version as a draft.')
  }
  if (operation === 'delete') throw new PublishedByWorkflowOnlyError('Articles are archived, never deleted.')
  return args
}

/** Payload hands on whatever JSON it was sent. */
function refuseOddData(data: unknown): void {
  if (data === undefined) return
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new BadMoveError('Send the fields of the article as a JSON object.')
  for (const name of ['headline', 'slug', 'standfirst', 'disclosure', 'deskNotes'] as const) {
    const value = (data as Record<string, unknown>)[name]
    if (value !== undefined && value !== null && typeof value !== 'string') throw new BadMoveError(`"${name}" must be text.`)
  }
}

function asDraft(write: WriteArgs, context: Record<string, unknown>): WriteArgs {
  if (write.duplicateFromID) throw new PublishedByWorkflowOnlyError('Articles are not duplicated.')
  refuseOddData(write.data)
  const { _status: status, revision, deletedAt: _deletedAt, ...data } = write.data ?? {}
  if (status !== undefined && status !== null && status !== 'draft') {
    throw new PublishedByWorkflowOnlyError('Saving cannot publish.')
  }
  context.seenRevision = revision
  return {
    ...write,
    data: { ...data, _status: 'draft' },
    draft: true,
    publishAllLocales: false,
    publishSpecificLocale: undefined,
    unpublishAllLocales: false,
  }
}
