// Records what becomes of the rows that a person may change at once: staff, the integrations with their keys,
// the sections, figures, pictures and bundles. On MongoDB that also keeps whoever changes one from passing
// unseen by whoever publishes an article that shows it: both move the head of the record, so one of them runs
// again and sees what the other did.

import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'
import { clockOf } from '#access/clock.ts'
import { differences } from '#src/auditEvents/differences.ts'
import type { EventContent } from '#src/auditEvents/events/index.ts'
import { newStaff, type ROWS } from '#src/auditEvents/events/rows.ts'
import { recordedActorOf } from './actor.ts'
import { digestsOf, recordedFilesOf } from './pictureDigests.ts'
import { rememberFields } from './recordedFields.ts'
import { recordEvent } from './recordEvent.ts'
import { keepRow, renewedSecret, type Row, rowBefore, secretOf, storedRow } from './rows.ts'

/** What the events about a row of each collection are called: `staff.created`, `picture.changed`. */
const NOUNS = {
  staff: 'staff',
  integrations: 'integration',
  commodities: 'commodity',
  topics: 'topic',
  figures: 'figure',
  media: 'picture',
  bundles: 'bundle',
} as const

type Accounts = {
  collection: keyof typeof NOUNS
  /** The fields whose values are recorded. */
  fields: readonly string[]
  /**
   * Fields of which only that they changed is recorded, by the name the record gives them: never a password,
   * a hash or a key.
   */
  secrets: Record<string, string>
}

type RowEvent = Extract<EventContent, { action: keyof typeof ROWS }>

type AccountHooks = {
  beforeChange: CollectionBeforeChangeHook[]
  afterChange: CollectionAfterChangeHook[]
  beforeDelete: CollectionBeforeDeleteHook[]
  afterDelete: CollectionAfterDeleteHook[]
}

/**
 * The hooks that record each account made, changed (what, from what to what) or deleted, in the transaction
 * of the change.
 */
export function recordAccounts({ collection, fields, secrets }: Accounts): AccountHooks {
  rememberFields(collection, fields)
  const record = (req: PayloadRequest, id: unknown, event: RowEvent) =>
    recordEvent(req, {
      ...event,
      at: clockOf(req.context),
      ...recordedActorOf(req),
      subject: `${collection}/${String(id)}`,
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
          const values = Object.fromEntries(fields.map((field) => [field, after?.[field] ?? null]))
          const files =
            collection === 'media' ? { files: await digestsOf(req.payload, recordedFilesOf(after)) } : {}
          await record(
            req,
            doc.id,
            createdEvent(collection, values, { fingerprint: secretOf(collection, after), ...files }),
          )
          return doc
        }
        const before = rowBefore(req, collection, doc.id)
        const changes = differences(before, after, fields)
        const renewed = Object.entries(secrets).flatMap(([field, name]) =>
          before?.[field] === after?.[field] ? [] : [name],
        )
        if (Object.keys(changes).length + renewed.length > 0)
          await record(req, doc.id, {
            action: `${NOUNS[collection]}.changed`,
            data: {
              name: nameOf(after),
              changes,
              renewed,
              ...renewedSecret(collection, before, after),
            },
          })
        return doc
      },
    ],
    beforeDelete: [({ id, req }) => keepRow(req, collection, id)],
    afterDelete: [
      async ({ doc, id, req }) => {
        await record(req, id, {
          action: `${NOUNS[collection]}.deleted`,
          data: { name: nameOf(rowBefore(req, collection, id)) },
        })
        return doc
      },
    ],
  }
}

/** Of staff the record says the same of everybody, since the check of the record asks for it later. */
function createdEvent(
  collection: keyof typeof NOUNS,
  values: Record<string, unknown>,
  checks: { fingerprint: string | undefined; files?: Record<string, string> },
): RowEvent {
  return collection === 'staff'
    ? { action: 'staff.created', data: { ...newStaff.parse(values), ...checks } }
    : { action: `${NOUNS[collection]}.created`, data: { ...values, ...checks } }
}

/** What people call it: a figure by its label, a picture by what it shows. */
function nameOf(row: Row | null): string | null {
  const name = row?.name ?? row?.label ?? row?.alt
  return typeof name === 'string' ? name : null
}
