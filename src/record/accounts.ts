// Records what becomes of the rows that a person may change at once: staff, the integrations with their keys, the sections,
// figures and pictures. On MongoDB that also keeps whoever changes one from passing unseen by whoever publishes an article that
// shows it: both move the head of the record, so one of them runs again and sees what the other did.

import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'
import { clockOf } from '#access/clock.ts'
import { differences } from '#src/audit/differences.ts'
import { doerOf } from './doer.ts'
import { recordEvent } from './recordEvent.ts'
import { keepRow, rowBefore, storedRow } from './rows.ts'

type Accounts = {
  collection: 'staff' | 'integrations' | 'commodities' | 'topics' | 'figures' | 'media'
  /** What the events are called: `staff.created`, `staff.changed`. */
  noun: string
  /** The fields whose values are recorded. */
  fields: readonly string[]
  /** Fields of which only that they changed is recorded, by the name the record gives them: never a password, a hash or a key. */
  secrets: Record<string, string>
}

type AccountHooks = {
  beforeChange: CollectionBeforeChangeHook[]
  afterChange: CollectionAfterChangeHook[]
  beforeDelete: CollectionBeforeDeleteHook[]
  afterDelete: CollectionAfterDeleteHook[]
}

/** The hooks that record each account made, changed (what, from what to what) or deleted, in the transaction of the change. */
export function recordAccounts({ collection, noun, fields, secrets }: Accounts): AccountHooks {
  const record = (req: PayloadRequest, id: unknown, verb: string, data: Record<string, unknown>) =>
    recordEvent(req, {
      action: `${noun}.${verb}`,
      at: clockOf(req.context),
      ...doerOf(req),
      subject: `${collection}/${String(id)}`,
      data,
    })

  return {
    beforeChange: [
      async ({ data, operation, originalDoc, req }) => {
        if (operation === 'update') await keepRow(req, collection, (originalDoc as { id: string }).id)
        return data
      },
    ],
    afterChange: [
      async ({ doc, operation, req }) => {
        const after = await storedRow(req, collection, doc.id)
        if (operation === 'create') {
          await record(
            req,
            doc.id,
            'created',
            Object.fromEntries(fields.map((field) => [field, after?.[field] ?? null])),
          )
          return doc
        }
        const before = rowBefore(req, collection, doc.id)
        const changes = differences(before, after, fields)
        const renewed = Object.entries(secrets).flatMap(([field, name]) =>
          before?.[field] === after?.[field] ? [] : [name],
        )
        if (Object.keys(changes).length + renewed.length > 0)
          await record(req, doc.id, 'changed', { name: after?.name ?? null, changes, renewed })
        return doc
      },
    ],
    beforeDelete: [({ id, req }) => keepRow(req, collection, id)],
    afterDelete: [
      async ({ doc, id, req }) => {
        await record(req, id, 'deleted', { name: rowBefore(req, collection, id)?.name ?? null })
        return doc
      },
    ],
  }
}
