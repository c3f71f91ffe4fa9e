// What a public article shows has changed: its page does not, and somebody is asked to look.

import type { CollectionAfterChangeHook } from 'payload'
import { staffOf } from '#access/actors.ts'
import { SHOWN_FIELDS, type ShownCollection } from '#src/articles/shown.ts'
import { SYSTEM } from '#src/auditEvents/events/event.ts'
import { copiesShowing } from '../editions/copiesShowing.ts'
import { sudo } from '../sudo.ts'

const NAMES: Record<ShownCollection, string> = {
  figures: 'The figure',
  media: 'The picture',
  commodities: 'The commodity',
  topics: 'The topic',
  staff: 'What readers are told of',
}

/**
 * Raises a task on every article that shows this thing, public or waiting, when something that readers see of
 * it has changed.
 */
export function raiseTasks(collection: ShownCollection): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req }) => {
    if (operation !== 'update') return doc
    const changed = changedIn(SHOWN_FIELDS[collection], previousDoc, doc)
    if (changed.length === 0) return doc
    const label = `${NAMES[collection]} “${String(doc.label ?? doc.alt ?? doc.name)}” has changed: ${changed.join(', ')}.`
    for (const copy of await copiesShowing(req, { collection, id: doc.id, states: ['published'] })) {
      await req.payload.create({
        collection: 'tasks',
        data: {
          article: copy.article,
          citedCollection: collection,
          citedId: doc.id,
          label,
          fields: changed,
          byName: staffOf(req.user)?.name ?? SYSTEM,
          at: new Date().toISOString(),
          state: 'open',
        },
        depth: 0,
        overrideAccess: true, // nobody writes tasks but this hook
        req: sudo(req),
      })
    }
    return doc
  }
}

/** The names among `fields` whose values differ; nothing, null and an empty text count as the same. */
function changedIn(
  fields: readonly string[],
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): string[] {
  return fields.filter((name) => inWords(before?.[name]) !== inWords(after[name]))
}

function inWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'object' && 'id' in value) return String(value.id)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
