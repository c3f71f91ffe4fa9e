// Who approved what of an article, when, and what they declared; and who published or withdrew without.

import type { Edition } from '#payload-types'
import { ATTESTATIONS } from '#src/workflow/attestations.ts'
import { definitionId } from '#src/workflow/definitions/definition.ts'
import { DEFINITIONS } from '#src/workflow/definitions/index.ts'
import type { LinkedEvent } from './events.ts'

type Said = {
  kind?: unknown
  attestations?: unknown
  definition?: unknown
  edition?: unknown
  missing?: unknown
}

/** The approvals in the order in which they were given, and every override, each with the number of its event. */
export function approvalsOf(events: readonly LinkedEvent[], editions: readonly Edition[]) {
  const said = events.map(({ event }) => ({ event, data: (event.data ?? {}) as Said }))
  return {
    approvals: said
      .filter(({ event }) => event.action === 'approve')
      .map(({ event, data }) => ({
        event: event.seq,
        kind: data.kind ?? null,
        by: { id: event.actorId, name: event.actorName, role: event.actorRole },
        at: event.at,
        revision: event.revision,
        contentHash: event.contentHash,
        workflow: data.definition ?? null,
        checksThatHadToPass: checksOf(data.definition),
        declared: declarationsOf(data.attestations),
        wentOutAsEdition: editions
          .filter(({ contentHash }) => contentHash === event.contentHash)
          .map(({ number }) => number),
      })),
    declaredOnSubmission: said
      .filter(({ event, data }) => event.action === 'submit' && declarationsOf(data.attestations).length > 0)
      .map(({ event, data }) => ({
        event: event.seq,
        by: event.actorName,
        at: event.at,
        declared: declarationsOf(data.attestations),
      })),
    overrides: said
      .filter(({ event }) => event.action === 'override' || event.action === 'emergency-withdraw')
      .map(({ event, data }) => ({
        event: event.seq,
        action: event.action,
        by: { id: event.actorId, name: event.actorName, role: event.actorRole },
        at: event.at,
        reason: event.note,
        edition: data.edition ?? null,
        missing: data.missing ?? null,
      })),
  }
}

function checksOf(definition: unknown): readonly string[] {
  return DEFINITIONS.find((each) => definitionId(each) === definition)?.checks ?? []
}

function declarationsOf(keys: unknown): { key: string; text: string; source: string }[] {
  const known: Record<string, { text: string; source: string }> = ATTESTATIONS
  return Array.isArray(keys)
    ? keys.map((key) => ({
        key: String(key),
        text: known[String(key)]?.text ?? '',
        source: known[String(key)]?.source ?? '',
      }))
    : []
}
