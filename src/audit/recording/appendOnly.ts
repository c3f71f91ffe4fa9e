// The guard of the record: events are added by src/audit alone, and nobody changes or deletes one, whatever
// their rights.

import type { CollectionBeforeOperationHook } from 'payload'
import { onlyReads } from '#access/readOperations.ts'
import { AppendOnlyError } from './errors.ts'

/** Refuses every write through Payload's operations; `recordEvent` writes below them. */
export const appendOnly: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (onlyReads(operation)) return args
  throw new AppendOnlyError()
}
