// The key to the live row, the public copies and the editions. It is a Symbol, so no request body, query or
// header can carry it; a registered one, so that every bundle of the server knows the same.

import type { PayloadRequest, RequestContext, CollectionBeforeOperationHook } from 'payload'
import { onlyReads } from '#access/readOperations.ts'
import { WrittenByCommandOnlyError } from './errors.ts'

const PUBLISHING = Symbol.for('assay.publishing')

/**
 * A context that lets the publishing commands past the draft guard. Only src/publishing may call it. The
 * plain property opens nothing; it is there because Payload drops a context in which it sees no string keys.
 */
function withKey(): RequestContext {
  return { writtenBy: 'workflow', [PUBLISHING]: true } as RequestContext
}

/** The same request, in the same transaction, with all rights of the publishing commands. */
export function sudo(req: PayloadRequest): PayloadRequest {
  return { ...req, context: { ...req.context, ...withKey() } } as PayloadRequest
}

/** Whether a request comes from the publishing commands. */
export function isSudo(context: RequestContext): boolean {
  return (context as Record<symbol, unknown>)[PUBLISHING] === true
}

/**
 * Refuses every write that does not come from the publishing commands, the Local API with all rights
 * included.
 */
export const commandsOnly: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (onlyReads(operation) || isSudo(req.context)) return args
  throw new WrittenByCommandOnlyError(collection.slug)
}
