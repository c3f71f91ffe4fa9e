// Who approved what of an article, when, and what they declared; and who published or withdrew without.

import type { Edition } from '#payload-types'
import { readEvent } from '#src/audit/events/index.ts'
import { ATTESTATIONS } from '#src/workflow/attestations.ts'
import { definitionId } from '#src/workflow/definition.ts'
import { DEFINITIONS } from '#src/workflow/definitions/index.ts'
import type { LinkedEvent } from './events.ts'

/**
 * The approvals in the order in which they were given, and every override, each with the number of its event.
 */
export function approvalsOf(events: readonly LinkedEvent[], editions: readonly Edition[]) {
  const read = events.map(({ event }) => ({ event, said: readEvent(event) }))
  return {
    approvals: read.flatMap(({ event, said }) =>
      said.known && said.action === 'approve'
        ? [
            {
              event: event.seq,
              kind: said.data.kind,
              by: { id: event.actorId, name: event.actorName, role: event.actorRole },
              at: event.at,
              revision: event.revision,
              contentHash: event.contentHash,
              workflow: said.data.definition,
              checksThatHadToPass: checksOf(said.data.definition),
              declared: declarationsOf(said.data.attestations),
              wentOutAsEdition: editions
                .filter(({ contentHash }) => contentHash === event.contentHash)
                .map(({ number }) => number),
            },
          ]
        : [],
    ),
    declaredOnSubmission: read.flatMap(({ event, said }) =>
      said.known && said.action === 'submit' && said.data.attestations?.length
        ? [
            {
              event: event.seq,
              by: event.actorName,
              at: event.at,
              declared: declarationsOf(said.data.attestations),
            },
          ]
        : [],
    ),
    overrides: read.flatMap(({ event, said }) =>
      said.known && (said.action === 'override' || said.action === 'emergency-withdraw')
        ? [
            {
              event: event.seq,
              action: said.action,
              by: { id: event.actorId, name: event.actorName, role: event.actorRole },
              at: event.at,
              reason: event.note,
              edition: said.data.edition,
              missing: said.action === 'override' ? said.data.missing : null,
            },
          ]
        : [],
    ),
  }
}

function checksOf(definition: string): readonly string[] {
  return DEFINITIONS.find((each) => definitionId(each) === definition)?.checks ?? []
}

function declarationsOf(keys: readonly string[] = []): { key: string; text: string; source: string }[] {
  const known: Record<string, { text: string; source: string }> = ATTESTATIONS
  return keys.map((key) => ({ key, text: known[key]?.text ?? '', source: known[key]?.source ?? '' }))
}
