// Who approved what of an article, when, and what they declared; and who published or withdrew without.

import type { Edition } from '#payload-types'
import { readEvent } from '#src/auditEvents/events/index.ts'
import { ATTESTATIONS } from '#src/workflow/attestations.ts'
import { definitionId } from '#src/workflow/definition.ts'
import { DEFINITIONS } from '#src/workflow/definitions/index.ts'
import type { LinkedEvent } from './events.ts'

/**
 * The approvals in the order in which they were given, and every override, each with the number of its event.
 */
export function approvalsOf(events: readonly LinkedEvent[], editions: readonly Edition[]) {
  const read = events.map(({ event }) => ({ event, recorded: readEvent(event) }))
  return {
    approvals: read.flatMap(({ event, recorded }) =>
      recorded.known && recorded.action === 'approve'
        ? [
            {
              event: event.seq,
              kind: recorded.data.kind,
              by: { id: event.actorId, name: event.actorName, role: event.actorRole },
              at: event.at,
              revision: event.revision,
              contentHash: event.contentHash,
              workflow: recorded.data.definition,
              checksThatHadToPass: checksOf(recorded.data.definition),
              declared: declarationsOf(recorded.data.attestations),
              wentOutAsEdition: editions
                .filter(({ contentHash }) => contentHash === event.contentHash)
                .map(({ number }) => number),
            },
          ]
        : [],
    ),
    declaredOnSubmission: read.flatMap(({ event, recorded }) =>
      recorded.known && recorded.action === 'submit' && recorded.data.attestations?.length
        ? [
            {
              event: event.seq,
              by: event.actorName,
              at: event.at,
              declared: declarationsOf(recorded.data.attestations),
            },
          ]
        : [],
    ),
    overrides: read.flatMap(({ event, recorded }) =>
      recorded.known && (recorded.action === 'override' || recorded.action === 'emergency-withdraw')
        ? [
            {
              event: event.seq,
              action: recorded.action,
              by: { id: event.actorId, name: event.actorName, role: event.actorRole },
              at: event.at,
              reason: event.note,
              edition: recorded.data.edition,
              missing: recorded.action === 'override' ? recorded.data.missing : null,
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
  const recorded: Record<string, { text: string; source: string }> = ATTESTATIONS
  return keys.map((key) => ({ key, text: recorded[key]?.text ?? '', source: recorded[key]?.source ?? '' }))
}
