// Bulk edits and bulk deletes are all or nothing. Payload goes on after a document that failed half-way and
// commits what it had written of it (collections/operations/update.js).

import type { CollectionAfterOperationHook, Plugin } from 'payload'
import { BulkRefusedError, type BulkFailure, WriteConflictError } from './common/errors.ts'
import { hasLost } from './common/lostTransactions.ts'

/**
 * `afterOperation` hook: throws when one document of a bulk edit or delete failed, which rolls all of them
 * back.
 */
const allOrNothing: CollectionAfterOperationHook = async ({ operation, req, result }) => {
  if (operation !== 'update' && operation !== 'delete') return result
  const failures = failuresOf(result)
  if (failures.length === 0) return result
  const transaction = await req.transactionID
  if (transaction && hasLost(transaction)) throw new WriteConflictError()
  throw new BulkRefusedError(failures)
}

/** Payload plugin: puts `allOrNothing` on every collection. Belongs in payload.config.ts. */
export const bulkIsAllOrNothing: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map((collection) => ({
    ...collection,
    hooks: {
      ...collection.hooks,
      afterOperation: [...(collection.hooks?.afterOperation ?? []), allOrNothing],
    },
  })),
})

const failuresOf = (result: unknown): BulkFailure[] => {
  if (typeof result !== 'object' || result === null || !('errors' in result) || !Array.isArray(result.errors))
    return []
  return result.errors.map(
    ({ id, isPublic, message }: { id?: unknown; isPublic?: boolean; message?: unknown }) => ({
      id: String(id),
      message: isPublic === true ? String(message) : 'Something went wrong.',
    }),
  )
}
