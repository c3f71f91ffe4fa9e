// Lists of many leave whole texts out: a hundred of the longest are some forty megabytes, and take the
// process seconds to write.

import { APIError, type CollectionBeforeOperationHook, type CollectionSlug, type Plugin } from 'payload'
import { DEFAULT_LISTED } from './queries.ts'

type Whole = {
  /** The columns that hold a whole text. */
  texts: readonly string[]
  /** Rows that a list may give with them. */
  most: number
  /** What a text is checked by where it is read (`src/publishing/reading/verifiedRow.ts`). */
  checkedBy?: readonly string[]
}

const CHECKED_BY = ['article', 'documentHash']

const WHOLE_TEXTS: Partial<Record<CollectionSlug, Whole>> = {
  articles: { texts: ['body'], most: 20 },
  editions: { texts: ['content', 'document'], most: 5, checkedBy: CHECKED_BY },
  publicCopies: { texts: ['document'], most: 10, checkedBy: CHECKED_BY },
}

type Select = Record<string, unknown>

/** A list of a person that names its fields, or leaves some out, as Payload's `select` does. */
function bounded(
  select: Select | undefined,
  { texts, most, checkedBy = [] }: Whole,
  limit: number,
): Select | undefined {
  const names = Object.entries(select ?? {}).filter(([, wanted]) => wanted)
  if (names.length > 0) {
    const whole = texts.filter((name) => select![name])
    if (whole.length === 0) return select
    if (limit > most)
      throw new APIError(
        `Ask for ${most} rows at most (“limit”) with their “${whole[0]}”, or leave it out (“select”).`,
        400,
        null,
        true,
      )
    return { ...select, ...Object.fromEntries(checkedBy.map((name) => [name, true])) }
  }
  return limit > most ? { ...select, ...Object.fromEntries(texts.map((name) => [name, false])) } : select
}

const withoutTexts =
  (whole: Whole): CollectionBeforeOperationHook =>
  ({ args, operation, req }) => {
    const options = args as { overrideAccess?: boolean; id?: unknown; limit?: number; select?: Select }
    // What a query of GraphQL asks for is reckoned before it runs (`graphqlCost.ts`).
    if (
      operation !== 'read' ||
      options.overrideAccess ||
      options.id !== undefined ||
      req.payloadAPI === 'GraphQL'
    )
      return args
    const limit = options.limit ?? DEFAULT_LISTED
    if (!isOfVersions(options))
      return { ...args, select: bounded(options.select, whole, limit) } as typeof args
    const version = bounded(selectOfVersion(options.select), whole, limit)
    return version ? ({ ...args, select: { ...options.select, version } } as typeof args) : args
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
