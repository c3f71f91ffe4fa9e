// Records which of the house's settings changed, from what to what.

import type { GlobalAfterChangeHook } from 'payload'
import { clockOf } from '#access/clock.ts'
import { differences } from '#src/audit/differences.ts'
import { doerOf } from './doer.ts'
import { recordEvent } from './recordEvent.ts'

export const recordSettings: GlobalAfterChangeHook = async ({ doc, global, previousDoc, req }) => {
  // As it is stored: a `select` in the request hides nothing from the record.
  const stored = await req.payload.db.findGlobal({ slug: global.slug, req })
  const fields = global.fields.flatMap((field) =>
    'name' in field && field.name && !HOUSEKEEPING.includes(field.name) ? [field.name] : [],
  )
  const changes = differences(previousDoc, stored, fields)
  if (Object.keys(changes).length > 0)
    await recordEvent(req, {
      action: 'settings.changed',
      at: clockOf(req.context),
      ...doerOf(req),
      subject: `globals/${global.slug}`,
      data: { changes },
    })
  return doc
}

const HOUSEKEEPING = ['id', 'createdAt', 'updatedAt', 'globalType']
