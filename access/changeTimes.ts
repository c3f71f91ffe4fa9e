// When a row was last changed tells of the desk: a draft that is saved, or an edition that waits, moves the
// time of the public row.

import type { CollectionBeforeOperationHook, Field, SanitizedConfig } from 'payload'
import { staffOf } from './actors.ts'
import { staffField } from './rules.ts'

/** Collections whose rows change for the desk while what is public of them stays. */
const CHANGED_BY_DESK: readonly string[] = [
  'articles',
  'publicCopies',
  'media',
  'topics',
  'commodities',
  'comments',
]

/**
 * The config with `updatedAt` of these collections for staff alone; Payload adds that field to the finished
 * config.
 */
export function hideChangeTimes(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections)
    if (CHANGED_BY_DESK.includes(collection.slug))
      for (const field of [...collection.fields, ...collection.flattenedFields] as Field[])
        if ('name' in field && field.name === 'updatedAt')
          Object.assign(field, { access: { ...('access' in field ? field.access : {}), read: staffField } })
  return config
}

/**
 * A `beforeOperation` hook: the desk's list begins with what was changed last, that of everybody else with
 * what came out last.
 */
export const publicOrder: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { overrideAccess, sort } = args as { overrideAccess?: boolean; sort?: unknown }
  if (operation !== 'read' || overrideAccess || staffOf(req.user)) return args
  return { ...args, sort: sort ?? '-publishedAt' } as typeof args
}
