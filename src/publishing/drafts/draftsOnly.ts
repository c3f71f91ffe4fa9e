// The guard before every write of an article: people save drafts, whatever the request asks for.
//
// Payload's documented publish guard does not hold (an update that sets `_status` publishes, and one that
// sets nothing overwrites the live row), so the decision is taken here, before Payload reads its arguments.

import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'
import { isId } from '#src/database/index.ts'
import { BadMoveError, PublishedByWorkflowOnlyError } from '../errors.ts'
import { isSudo } from '../sudo.ts'
import { keepingOf } from './keepingOf.ts'
import { knownFields } from './knownFields.ts'
import { oddShape } from './oddShape.ts'
import type { SaveContext } from './saveContext.ts'

type WriteArgs = {
  id?: unknown
  data?: Record<string, unknown>
  draft?: boolean
  autosave?: boolean
  duplicateFromID?: unknown
  publishAllLocales?: boolean
  publishSpecificLocale?: string
  unpublishAllLocales?: boolean
}

/** What Payload keeps of every document; nobody sends it. */
const NOT_WRITTEN: readonly string[] = ['id', 'createdAt', 'updatedAt', 'deletedAt']

/** Turns every save into a draft save, and refuses what would change the live row. */
export const draftsOnly: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (isSudo(req.context)) return args
  const write = args as WriteArgs
  if (operation === 'create' || operation === 'update') {
    refuseOddData({
      fields: collection.flattenedFields,
      data: write.data,
      isId: (value) => isId(req.payload, value),
    })
    const draft = asDraft(write, req.context, collection.flattenedFields)
    const { continues, autosave } = await keepingOf(req, draft)
    Object.assign(req.context, { continues, restoredVersion: null } satisfies Partial<SaveContext>)
    return { ...draft, autosave } as typeof args
  }
  if (operation === 'restoreVersion') {
    if (!write.draft) throw new PublishedByWorkflowOnlyError('Restore an older version as a draft.')
    Object.assign(req.context, {
      continues: null,
      restoredVersion: typeof write.id === 'string' ? write.id : null,
    } satisfies Partial<SaveContext>)
  }
  if (operation === 'delete') throw new PublishedByWorkflowOnlyError('Articles are archived, never deleted.')
  return args
}

/** Payload hands on whatever JSON it was sent. */
function refuseOddData({
  data,
  ...of
}: {
  fields: readonly FlattenedField[]
  data: unknown
  isId: (value: unknown) => boolean
}): void {
  if (data === undefined) return
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new BadMoveError('Send the fields of the article as a JSON object.')
  const written = Object.fromEntries(
    Object.entries(data).filter(([name]) => name !== '_status' && !NOT_WRITTEN.includes(name)),
  )
  const problem = oddShape({ ...of, data: written })
  if (problem) throw new BadMoveError(problem)
}

function asDraft(
  write: WriteArgs,
  context: Record<string, unknown>,
  fields: readonly FlattenedField[],
): WriteArgs {
  if (write.duplicateFromID) throw new PublishedByWorkflowOnlyError('Articles are not duplicated.')
  const { _status: status, revision, ...sent } = write.data ?? {}
  const data = Object.fromEntries(
    Object.entries(knownFields(sent, fields) as object).filter(([name]) => !NOT_WRITTEN.includes(name)),
  )
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
