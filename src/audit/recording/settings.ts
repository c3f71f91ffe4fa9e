// Records which settings changed, from what to what.

import type { GlobalAfterChangeHook, GlobalSlug, Payload, SanitizedGlobalConfig } from 'payload'
import { clockOf } from '#access/clock.ts'
import { differences } from '#src/auditEvents/differences.ts'
import { plainJson } from '#src/auditEvents/plain.ts'
import { recordedActorOf } from './actor.ts'
import { recordEvent } from './recordEvent.ts'

export const recordSettings: GlobalAfterChangeHook = async ({ doc, global, previousDoc, req }) => {
  // As it is stored: a `select` in the request hides nothing from the record.
  const stored = await req.payload.db.findGlobal({ slug: global.slug, req })
  const fields = recordedSettings(global).map(({ name }) => name)
  const changes = differences(previousDoc, stored, fields)
  if (Object.keys(changes).length > 0)
    await recordEvent(req, {
      action: 'settings.changed',
      at: clockOf(req.context),
      ...recordedActorOf(req),
      subject: `globals/${global.slug}`,
      data: { changes },
    })
  return doc
}

const HOUSEKEEPING = ['id', 'createdAt', 'updatedAt', 'globalType']

/** The settings as they are now; one that nobody has saved yet has its default. */
export async function settingsNow(payload: Payload, slug: GlobalSlug): Promise<Record<string, unknown>> {
  const global = payload.config.globals.find((each) => each.slug === slug)
  const stored = ((await payload.db.findGlobal({ slug })) ?? {}) as Record<string, unknown>
  const values = recordedSettings(global).map(({ name, byDefault }) => [name, stored[name] ?? byDefault])
  return plainJson(Object.fromEntries(values)) as Record<string, unknown>
}

function recordedSettings(global: Pick<SanitizedGlobalConfig, 'fields'> | undefined) {
  return (global?.fields ?? []).flatMap((field) =>
    'name' in field && field.name && !HOUSEKEEPING.includes(field.name)
      ? [{ name: field.name, byDefault: ('defaultValue' in field ? field.defaultValue : null) ?? null }]
      : [],
  )
}
