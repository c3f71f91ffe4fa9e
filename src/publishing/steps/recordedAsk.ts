// What was asked for counts when the record has it, as an approval does, and for the text that it was asked
// of.

import type { PayloadRequest } from 'payload'
import type { Article, Audit, Edition } from '#payload-types'
import { type EventAction, readEvent } from '#src/auditEvents/events/index.ts'
import { moveIn } from '#src/auditEvents/events/labels.ts'
import { isSameInstant } from '#src/figures/instants.ts'
import { endsAsk } from '#src/workflow/asks.ts'
import type { Definition } from '#src/workflow/definition.ts'
import type { Pending } from '#src/workflow/facts.ts'
import type { PendingStep } from '#src/workflow/transitions.ts'
import { recordRows } from '../recordRows.ts'
import { type Given, lapsesOf } from './lapses.ts'

const ASKS = { withdraw: 'ask-withdrawal', lift: 'ask-lift' } as const satisfies Record<
  PendingStep,
  EventAction
>

type Confirmation = Pending['confirmations'][number]

/**
 * The step that waits for its second person; null where none does. A wish to withdraw is for the edition that
 * readers had: the next one ends it. And one ends with its asker, if they leave or come to have a role that
 * may not ask.
 */
export async function recordedAsk({
  req,
  article: { id, pending },
  shown,
  definition,
}: {
  req: PayloadRequest
  article: Pick<Article, 'id' | 'pending'>
  shown: Edition | null
  /** That of what readers have. */
  definition: Definition
}): Promise<Pending | null> {
  if (!pending || isOfEarlierEdition(pending, shown)) return null
  const { step, note, confirmations, ...ask } = pending
  const rows = await recordRows(req, [{ article: { equals: id } }, { at: { greater_than_equal: ask.at } }])
  const askIndex = rows.findIndex((row) => isRowOf(row, ASKS[step], ask) && (row.note ?? '') === note)
  if (askIndex < 0) return null
  const since = rows.slice(askIndex + 1)
  if (since.some((row) => endsAsk(pending, { action: row.action, to: moveIn(readEvent(row)).to })))
    return null
  const known = confirmations.filter((one) => since.some((row) => isRowOf(row, 'withdraw', one)))
  const [lapse, ...lapses] = await lapsesOf(req, [
    { ...ask, roles: definition.transitions[ASKS[step]]?.roles ?? [] },
    ...known.map((one) => confirmedBy(one, definition)),
  ])
  return lapse ? null : { ...pending, confirmations: known.filter((_, at) => !lapses[at]) }
}

function isOfEarlierEdition({ step, at }: Pending, shown: Edition | null): boolean {
  return step === 'withdraw' && shown !== null && new Date(shown.goesOutAt) > new Date(at)
}

function confirmedBy({ by, at, kind }: Confirmation, { stages }: Definition): Given {
  return { by, at, roles: stages.find((stage) => stage.kind === kind)?.roles ?? [] }
}

function isRowOf(row: Audit, action: EventAction, part: Pick<Confirmation, 'by' | 'byName' | 'at'>): boolean {
  return (
    row.action === action &&
    row.actorId === part.by &&
    row.actorName === part.byName &&
    isSameInstant(row.at, part.at)
  )
}
