// The guard of what only our commands write: no operation of Payload's gets through, whatever its rights.

import type { CollectionBeforeOperationHook } from 'payload'
import { PublishedByWorkflowOnlyError } from './errors.ts'
import { hasKey } from './key.ts'

/** Refuses every write that does not come from the publishing commands, the Local API with all rights included. */
export const commandsOnly: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const reads = operation === 'read' || operation === 'count' || operation === 'countVersions'
  if (reads || hasKey(req.context)) return args
  throw new PublishedByWorkflowOnlyError('This is kept by the house.')
}
