// The guard of what only the publishing commands write: public copies, editions, tasks.

import type { CollectionBeforeOperationHook } from 'payload'
import { WrittenByCommandOnlyError } from './errors.ts'
import { hasKey } from './key.ts'

const READS: readonly string[] = ['read', 'readDistinct', 'count', 'countVersions', 'find', 'findByID', 'findVersions', 'findVersionByID']

/** Refuses every write through Payload's operations that does not carry the key, whatever the rights of the caller. */
export const byCommandOnly: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (READS.includes(operation) || hasKey(req.context)) return args
  throw new WrittenByCommandOnlyError(collection.slug)
}
