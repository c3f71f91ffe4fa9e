// Lists of many leave whole texts out: a hundred of the longest are some forty megabytes, and take the
// process seconds to write.

import {
  APIError,
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  type Plugin,
  type Where,
} from 'payload'
import { staffOf } from '#access/actors.ts'
import { DEFAULT_LISTED } from './queries.ts'
import { type Whole, WHOLE_TEXTS } from './wholeColumns.ts'

type Select = Record<string, unknown>

/** A list of a person that names its fields, or leaves some out, as Payload's `select` does. */
function bounded(
  select: Select | undefined,
  { texts, checkedBy = [] }: Whole,
  { rows, most }: { rows: number; most: number },
): Select | undefined {
  const names = Object.entries(select ?? {}).filter(([, wanted]) => wanted)
  if (names.length > 0) {
    const whole = texts.filter((name) => select![name])
    if (whole.length === 0) return select
    if (rows > most)
      throw new APIError(
        `Ask for ${most} rows at most (“limit”) with their “${whole[0]}”, or leave it out (“select”).`,
        400,
        null,
        true,
      )
    return { ...select, ...Object.fromEntries(checkedBy.map((name) => [name, true])) }
  }
  return rows > most ? { ...select, ...Object.fromEntries(texts.map((name) => [name, false])) } : select
}

type Options = {
  overrideAccess?: boolean
  id?: unknown
  limit?: number
  pagination?: boolean
  where?: Where
  select?: Select
}

const withoutTexts =
  (whole: Whole): CollectionBeforeOperationHook =>
  ({ args, operation, req }) => {
    const options = args as Options
    if (operation !== 'read' || options.overrideAccess || options.id !== undefined) return args
    const limits = { rows: rowsOf(options), most: whole.most[staffOf(req.user) ? 'staff' : 'key'] }
    if (!isOfVersions(options))
      return { ...args, select: bounded(options.select, whole, limits) } as typeof args
    const version = bounded(selectOfVersion(options.select), whole, limits)
    return version ? ({ ...args, select: { ...options.select, version } } as typeof args) : args
  }

/** How many rows a list may give. What other documents refer to is read by its ids, without pages. */
function rowsOf({ limit, pagination, where }: Options): number {
  if (limit) return limit
  if (limit === undefined && pagination !== false) return DEFAULT_LISTED
  const ids: unknown = (where?.['id'] as { in?: unknown } | undefined)?.in
  return Array.isArray(ids) ? ids.length : Infinity
}

/** Payload calls both lists `read`; only documents may be asked for as drafts. */
function isOfVersions(options: object): boolean {
  return !('draft' in options)
}

/** What a list of versions asks for of the documents in them; nothing where it names other fields alone. */
function selectOfVersion(select: Select | undefined): Select | undefined {
  if (!select || typeof select['version'] === 'object') return select?.['version'] as Select | undefined
  return select['version'] === true || !Object.values(select).some(Boolean) ? undefined : { id: true }
}

/** Payload plugin: bounds the lists of what has whole texts. */
export const wholeTexts: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map((collection) => {
    const whole = WHOLE_TEXTS[collection.slug as CollectionSlug]
    if (!whole) return collection
    const beforeOperation = [withoutTexts(whole), ...(collection.hooks?.beforeOperation ?? [])]
    return { ...collection, hooks: { ...collection.hooks, beforeOperation } }
  }),
})
