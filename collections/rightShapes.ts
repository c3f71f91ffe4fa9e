// What a person sends has the shape of the fields it is for: Payload hands a list that stands for a text on
// to the database, and answers 500 to what that cannot store.

import {
  APIError,
  type CollectionBeforeOperationHook,
  type FlattenedField,
  type GlobalBeforeOperationHook,
  type PayloadRequest,
  type Plugin,
} from 'payload'
import { isId } from '#src/database/index.ts'
import { knownFields } from '#src/publishing/drafts/knownFields.ts'
import { oddShape } from '#src/publishing/drafts/oddShape.ts'
import { refuseStaleForm, refuseStaleGlobal, rememberForm } from './staleForms.ts'

const inCollection: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data: sent, id } = args as { data?: unknown; id?: unknown }
  if (req.payloadAPI === 'local') return args
  if (operation === 'update' && id !== undefined) rememberForm(req, `${collection.slug}/${String(id)}`, sent)
  const data = knownFields(sent, collection.flattenedFields, BESIDE)
  refuseOddShape(data, collection.flattenedFields, req)
  return { ...args, data: withoutTimes(data) } as typeof args
}

const inGlobal: GlobalBeforeOperationHook = ({ args, global, operation, req }) => {
  if (operation !== 'update' || req.payloadAPI === 'local') return args
  const { data: sent } = args as { data?: unknown }
  rememberForm(req, global.slug, sent)
  const data = knownFields(sent, global.flattenedFields)
  refuseOddShape(data, global.flattenedFields, req)
  return { ...args, data }
}

/** What is taken beside the fields: an id of one's own, and the passwords of an account. */
const BESIDE: readonly string[] = ['id', 'password', 'currentPassword', 'confirm-password']

/** When a row was made, and changed, is not for anybody to say. */
function withoutTimes(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data
  const { createdAt: _made, updatedAt: _changed, ...written } = data as Record<string, unknown>
  return written
}

/**
 * @throws APIError 400 for what comes over REST or GraphQL, with a sentence about the first value that its
 * field cannot hold
 */
function refuseOddShape(data: unknown, fields: FlattenedField[], req: PayloadRequest): void {
  if (req.payloadAPI === 'local' || typeof data !== 'object' || data === null) return
  const { id, ...written } = data as Record<string, unknown>
  const problem =
    id === undefined || typeof id === 'string'
      ? oddShape({
          fields,
          data: written,
          isId: (value) => isId(req.payload, value),
        })
      : '"id" must be text.'
  if (problem) throw new APIError(problem, 400, null, true)
}

/**
 * Payload plugin: puts the check before every other hook of a collection. Articles have their own, which
 * knows drafts.
 */
export const rightShapes: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map((collection) =>
    collection.slug === 'articles'
      ? collection
      : {
          ...collection,
          hooks: {
            ...collection.hooks,
            beforeOperation: [inCollection, ...(collection.hooks?.beforeOperation ?? [])],
            beforeValidate: [refuseStaleForm, ...(collection.hooks?.beforeValidate ?? [])],
          },
        },
  ),
  globals: (config.globals ?? []).map((global) => ({
    ...global,
    hooks: {
      ...global.hooks,
      beforeOperation: [inGlobal, ...(global.hooks?.beforeOperation ?? [])],
      beforeValidate: [refuseStaleGlobal, ...(global.hooks?.beforeValidate ?? [])],
    },
  })),
})
