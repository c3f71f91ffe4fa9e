// What a person may ask of a list, by whatever door. It is ordered by what its documents show of themselves: an order by a hidden
// field, or by one of another document, would tell what the reader of the list may not read. Payload asks for the right to a field
// only where it shows the field to anybody. And lists of ids are of ids: MongoDB throws at anything else.

import { APIError, type CollectionBeforeOperationHook, type FlattenedField, type Plugin } from 'payload'
import { isId } from '#src/database/index.ts'
import { conditionsIn, isListOperator, namesOf } from './conditions.ts'

/** What Payload adds to each document. */
const EVERYWHERE: readonly string[] = ['id', 'createdAt', 'updatedAt', '_status']

/** A text with a form, or a list of things, has no order. */
const UNORDERED: readonly string[] = ['array', 'blocks', 'json', 'richText', 'join', 'point']

const byOwnFields: CollectionBeforeOperationHook = ({ args, collection }) => {
  const { overrideAccess, sort } = args as { overrideAccess?: boolean; sort?: unknown }
  if (overrideAccess || !sort) return args
  const names = (Array.isArray(sort) ? sort : [sort]).flatMap((one) => String(one).split(','))
  if (!names.every((name) => isOwn(name, collection.flattenedFields)))
    throw new APIError(
      '“sort” must name fields of these documents themselves, such as sort=-updatedAt,headline.',
      400,
      null,
      true,
    )
  return args
}

const byIds: CollectionBeforeOperationHook = ({ args, req }) => {
  const { overrideAccess, where } = args as { overrideAccess?: boolean; where?: unknown }
  const conditions = overrideAccess || !where ? [] : conditionsIn(where)
  if (typeof conditions === 'string') return args
  const isGood = conditions.every(({ field, operator, value }) => {
    if (!isListOperator(operator) || namesOf(field).at(-1) !== 'id') return true
    const ids = Array.isArray(value) ? value : String(value).split(',')
    return ids.every((id) => isId(req.payload, id))
  })
  if (!isGood) throw new APIError('“id” takes a list of ids.', 400, null, true)
  return args
}

const overOneRelation: CollectionBeforeOperationHook = ({ args, collection, req }) => {
  const { overrideAccess, where } = args as { overrideAccess?: boolean; where?: unknown }
  const conditions = overrideAccess || !where ? [] : conditionsIn(where)
  if (typeof conditions === 'string') return args
  const collections = req.payload.collections as Partial<typeof req.payload.collections>
  const fieldsOf = (slug: string) => collections[slug as 'articles']?.config.flattenedFields ?? []
  const far = conditions.find(({ field }) => relationsOn(field, collection.flattenedFields, fieldsOf) > 1)
  if (far)
    throw new APIError(
      `“${far.field.slice(0, 80)}” reaches over two relations. Ask about a field of these documents, or of one that they name.`,
      400,
      null,
      true,
    )
  return args
}

/** How many relations a path goes over, such as 1 for `commodities.slug`. */
function relationsOn(
  field: string,
  fields: readonly FlattenedField[],
  fieldsOf: (slug: string) => readonly FlattenedField[],
): number {
  let here = fields
  let over = 0
  for (const part of namesOf(field).slice(0, -1)) {
    const next = here.find((one) => one.name === part)
    if (next && 'flattenedFields' in next) here = next.flattenedFields
    else if (next && 'relationTo' in next && typeof next.relationTo === 'string') {
      here = fieldsOf(next.relationTo)
      over += 1
    } else break
  }
  return over
}

/** Whether a name of an order, such as `-change.kind`, is a field that is shown of these documents. */
function isOwn(name: string, fields: readonly FlattenedField[]): boolean {
  const parts = namesOf(name.trim().replace(/^-/, ''))
  let here = fields
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1
    if (isLast && EVERYWHERE.includes(part)) return true
    const field = here.find((one) => one.name === part)
    if (!field || ('hidden' in field && field.hidden)) return false
    if (isLast) return !UNORDERED.includes(field.type)
    if (field.type !== 'group' && field.type !== 'tab') return false
    here = field.flattenedFields
  }
  return false
}

/** Payload plugin: puts these checks before every other hook of a collection. */
export const askedLists: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map((collection) => ({
    ...collection,
    hooks: {
      ...collection.hooks,
      beforeOperation: [byOwnFields, byIds, overOneRelation, ...(collection.hooks?.beforeOperation ?? [])],
    },
  })),
})
