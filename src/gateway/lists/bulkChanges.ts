// Changing or deleting many documents at once is bounded, and leaves the process to others between two of
// them.

import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  APIError,
  type CollectionSlug,
  type CollectionBeforeDeleteHook,
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type PayloadRequest,
  type Plugin,
  type Where,
} from 'payload'

/**
 * Documents that one request changes or deletes: all of them in one transaction, for which every other writer
 * waits.
 */
const MAX_CHANGED = 50

const BULK = Symbol.for('assay.bulk')

type WithBulk = Record<symbol, { begun: number } | undefined>

const bounded: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (operation !== 'update' && operation !== 'delete') return args
  const { id, where } = args as { id?: unknown; where?: Where }
  if (id !== undefined || !where || req.payloadAPI === 'local') return args
  const { totalDocs: count } = await req.payload.count({
    collection: collection.slug as CollectionSlug,
    where,
    overrideAccess: false, // how many there are is told to whoever may read them
    user: req.user,
    req,
  })
  if (count > MAX_CHANGED)
    throw new APIError(`Choose ${MAX_CHANGED} at most: this would change ${count} at once.`, 400, null, true)
  ;(req.context as WithBulk)[BULK] = { begun: 0 }
  return args
}

const beforeChange: CollectionBeforeValidateHook = async ({ data, req }) => {
  await turnOf(req)
  return data
}
const beforeDelete: CollectionBeforeDeleteHook = ({ req }) => turnOf(req)

/** Payload begins with all of them at once: the tenth begins ten turns later. */
async function turnOf({ context }: PayloadRequest): Promise<void> {
  const bulk = (context as WithBulk)[BULK]
  if (!bulk) return
  bulk.begun += 1
  for (let turn = bulk.begun; turn > 0; turn -= 1) await nextTurn()
}

/** Payload plugin: puts the bound and the turns before every other hook of a collection. */
export const bulkChanges: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map(({ hooks, ...collection }) => ({
    ...collection,
    hooks: {
      ...hooks,
      beforeOperation: [bounded, ...(hooks?.beforeOperation ?? [])],
      beforeValidate: [beforeChange, ...(hooks?.beforeValidate ?? [])],
      beforeDelete: [beforeDelete, ...(hooks?.beforeDelete ?? [])],
    },
  })),
})
