// What a person may ask of a list, by whatever API. It is ordered by what its documents show of themselves:
// an order by a hidden field, or by one of another document, would tell what the reader of the list may not
// read. Payload asks for the right to a field only where it shows the field to anybody. And lists of ids are
// of ids: MongoDB throws at anything else.

import {
  APIError,
  type CollectionBeforeOperationHook,
  type FlattenedField,
  type Payload,
  type Plugin,
} from 'payload'
import { isId } from '#src/database/index.ts'
import { type Condition, conditionsIn, isListOperator, namesOf } from './conditions.ts'

/** What Payload adds to each document. */
const EVERYWHERE: readonly string[] = ['id', 'createdAt', 'updatedAt', '_status']

/** A text with a form, or a list of things, has no order. */
const DOCUMENTS: readonly string[] = ['json', 'richText']
const UNORDERED: readonly string[] = [...DOCUMENTS, 'array', 'blocks', 'join', 'point']

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

type ListQuery = {
  conditions: Condition[]
  payload: Payload
  /** The fields of the documents that are asked for. */ fields: readonly FlattenedField[]
}

/** What is wrong with the conditions of a person, in a sentence; null where nothing is. */
const CHECKS: readonly ((listQuery: ListQuery) => string | null)[] = [
  ({ conditions, payload }) => {
    const isGood = conditions.every(({ field, operator, value }) => {
      if (!isListOperator(operator) || namesOf(field).at(-1) !== 'id') return true
      const ids = Array.isArray(value) ? value : String(value).split(',')
      return ids.every((id) => isId(payload, id))
    })
    return isGood ? null : '“id” takes a list of ids.'
  },
  // Payload checks a longer path in a promise that nobody awaits: a refusal there is an unhandled rejection.
  ({ conditions, payload, fields }) => {
    const far = conditions.find(({ field }) => wayOf(field, fields, payload).relations > 1)
    return far
      ? `“${far.field.slice(0, 80)}” reaches over two relations. Ask about a field of these ` +
          'documents, or of one that they name.'
      : null
  },
  // A row of these has ten thousand signs and more, which no index helps to compare.
  ({ conditions, payload, fields }) => {
    const deep = conditions.find(
      ({ field, operator }) => operator !== 'exists' && wayOf(field, fields, payload).isInDocument,
    )
    return deep
      ? `“${deep.field.slice(0, 80)}” is a whole document: ask with “exists” alone, or look for ` +
          'words by /api/v1/search.'
      : null
  },
]

const byConditions: CollectionBeforeOperationHook = ({ args, collection, req }) => {
  const { overrideAccess, where } = args as { overrideAccess?: boolean; where?: unknown }
  const conditions = overrideAccess || !where ? [] : conditionsIn(where)
  if (typeof conditions === 'string') return args
  const listQuery = { conditions, payload: req.payload, fields: collection.flattenedFields }
  for (const check of CHECKS) {
    const problem = check(listQuery)
    if (problem) throw new APIError(problem, 400, null, true)
  }
  return args
}

/**
 * How many relations a path goes over, such as 1 for `commodities.slug`, and whether it leads to or into a
 * JSON column.
 */
function wayOf(
  field: string,
  fields: readonly FlattenedField[],
  payload: Payload,
): { relations: number; isInDocument: boolean } {
  const collections = payload.collections as Partial<typeof payload.collections>
  let here = fields
  let relations = 0
  const parts = namesOf(field)
  for (const [at, part] of parts.entries()) {
    const next = here.find((one) => one.name === part)
    if (next && DOCUMENTS.includes(next.type)) return { relations, isInDocument: true }
    if (at === parts.length - 1) break
    if (next && 'flattenedFields' in next) here = next.flattenedFields
    else if (next && 'relationTo' in next && typeof next.relationTo === 'string') {
      here = collections[next.relationTo as 'articles']?.config.flattenedFields ?? []
      relations += 1
    } else break
  }
  return { relations, isInDocument: false }
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
      beforeOperation: [byOwnFields, byConditions, ...(collection.hooks?.beforeOperation ?? [])],
    },
  })),
})
