// The guard of what only our commands write: no operation of Payload's gets through, whatever its rights.

import type { CollectionBeforeOperationHook } from 'payload'
import { onlyReads } from '#access/readOperations.ts'
import { WrittenByCommandOnlyError } from './errors.ts'
import { isSudo } from './sudo.ts'

/**
 * Refuses every write that does not come from the publishing commands, the Local API with all rights
 * included.
 */
export const commandsOnly: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (onlyReads(operation) || isSudo(req.context)) return args
  throw new WrittenByCommandOnlyError(collection.slug)
}
