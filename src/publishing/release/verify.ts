// Whether what waits to go out is what was approved: every hash that was kept is computed again from what is
// stored, and held against the record. Pure: rows in, a sentence out.

import type { Edition, PublicCopy } from '#payload-types'
import { hashContent } from '#src/articles/contentHash.ts'
import { columnsApart } from '#src/articles/copyColumns.ts'
import { hiddenSigns } from '#src/articles/hiddenSigns.ts'
import type { AuditEvent } from '#src/auditEvents/events/event.ts'
import { type KnownEvent, readEvent } from '#src/auditEvents/events/index.ts'
import { hashEvent } from '#src/auditEvents/hash.ts'
import { isSameInstant } from '#src/figures/instants.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { endsApprovals } from '#src/workflow/actions.ts'
import { definitionOf } from '#src/workflow/definitions/index.ts'
import type { ArticleState } from '#src/workflow/states.ts'
import { nextOf } from '../editions/copyStore.ts'
import { approvedContent, type EditionApproval } from '../editions/editions.ts'

/** The state of the article, its copy, and what the record says of it, oldest first. */
export type Evidence = {
  edition: Edition
  state: ArticleState | null
  copy: PublicCopy | null
  events: readonly AuditEvent[]
}

/** What is wrong with a waiting edition, in a sentence; null when it is what was approved. */
export function differenceIn(evidence: Evidence): string | null {
  try {
    return (
      wrongEdition(evidence) ??
      wrongRecord(evidence) ??
      wrongCopy(evidence) ??
      wrongApprovals(evidence) ??
      hiddenSigns(approvedContent(evidence.edition))[0] ??
      null
    )
  } catch {
    return 'It was changed in the database, and can no longer be checked.'
  }
}

/** Whether the record says that readers have had it: then it does not wait, whatever its row says. */
export function wentOut({ edition, events }: Pick<Evidence, 'edition' | 'events'>): boolean {
  const last = publicationsOf(edition, events).at(-1)
  return last?.sent.to === 'published' || events.some((event) => isReleaseOf(event, edition.number))
}

function wrongEdition({ edition, state }: Evidence): string | null {
  if (state !== 'scheduled') return 'The article itself does not wait: it was changed in the database.'
  if (hashContent(edition.content).hash !== edition.contentHash)
    return 'The approved content was changed in the database.'
  return digestOf(edition.document) === edition.documentHash
    ? null
    : 'The page was changed in the database after it was approved.'
}

function wrongRecord({ edition, events }: Evidence): string | null {
  const about = publicationsOf(edition, events)
  const [first, last] = [about.at(0), about.at(-1)]
  if (!first || !last) return 'The record does not know of this edition.'
  if (!about.every(({ event }) => isIntact(event)))
    return 'The record of its publication was changed in the database.'
  if (events.slice(events.indexOf(last.event) + 1).some((event) => takesBack(event, edition.number)))
    return 'The record says that it was taken back.'
  const { documentHash, goesOutAt, definition } = last.sent
  if (documentHash !== edition.documentHash || last.event.contentHash !== edition.contentHash)
    return 'The record says that another text was published.'
  if (!isSameInstant(goesOutAt, edition.goesOutAt)) return 'The record says that it goes out at another time.'
  if (definition !== edition.definition) return 'The record says that it was approved under another workflow.'
  return Boolean(edition.override) === (first.event.action === 'override')
    ? null
    : 'The record says otherwise about whether the approvals were passed over.'
}

function wrongCopy({ edition, copy }: Evidence): string | null {
  const waits = copy && nextOf(copy)
  const row = copy?.edition === edition.number && !waits ? copy : waits?.row
  if (!row || digestOf(row.document) !== edition.documentHash || row.documentHash !== edition.documentHash)
    return 'What readers would get is not the edition that was approved.'
  const apart = columnsApart(row)
  if (apart.length > 0 || row.state !== 'published')
    return `Readers would get it under another ${apart[0] ?? 'state'} than the edition says.`
  return isSameInstant(waits ? copy?.nextAt : row.publishedAt, edition.goesOutAt)
    ? null
    : 'Readers would get it at another time than the edition says.'
}

function wrongApprovals({ edition, events }: Evidence): string | null {
  if (edition.override) return null
  const given = edition.approvals
  const [published] = publicationsOf(edition, events)
  const before = published ? events.slice(0, events.indexOf(published.event)) : []
  const ended = before.findLastIndex(({ action }) => endsApprovals(action))
  const standing = before.slice(ended + 1)
  const missing = definitionOf(edition.definition).stages.find(
    ({ kind }) =>
      !given.some((approval) => approval.kind === kind && isOnRecord(approval, edition, standing)),
  )
  return missing ? `${missing.label} is not on the record.` : null
}

function isOnRecord(
  approval: EditionApproval,
  { contentHash }: Edition,
  events: readonly AuditEvent[],
): boolean {
  const { by, kind } = approval
  return (
    'hash' in approval &&
    approval.hash === contentHash &&
    events.some((event) => {
      const recorded = readEvent(event)
      return (
        recorded.known &&
        recorded.action === 'approve' &&
        recorded.data.kind === kind &&
        event.actorId === by &&
        event.contentHash === contentHash &&
        isIntact(event)
      )
    })
  )
}

/**
 * An event whose own hash still holds; that the chain holds around it is what the check of the whole record
 * says.
 */
export function isIntact(event: AuditEvent): boolean {
  return hashEvent(event.previousHash, event) === event.hash
}

type Publication = Extract<KnownEvent, { action: 'publish' | 'override' | 'lift' }>['data']

/** The events that sent this edition to the public, or brought it forward, oldest first. */
function publicationsOf(
  { number }: Edition,
  events: readonly AuditEvent[],
): { event: AuditEvent; sent: Publication }[] {
  return events.flatMap((event) => {
    const sent = publicationIn(event)
    return sent?.edition === number ? [{ event, sent }] : []
  })
}

/** What an event says of the edition that it sent to the public, or brought forward; null for any other. */
function publicationIn(event: AuditEvent): Publication | null {
  const recorded = readEvent(event)
  if (!recorded.known) return null
  switch (recorded.action) {
    case 'publish':
    case 'override':
    case 'lift':
      return recorded.data
    default:
      return null
  }
}

function isReleaseOf(event: AuditEvent, number: number): boolean {
  const recorded = readEvent(event)
  return recorded.known && recorded.action === 'release' && recorded.data.edition === number
}

/**
 * Whether an event says that an edition that waited does so no more: taken back, held, or overtaken by a
 * withdrawal.
 */
function takesBack(event: AuditEvent, number: number): boolean {
  const recorded = readEvent(event)
  if (!recorded.known) return false
  switch (recorded.action) {
    case 'cancel-release':
    case 'release.held':
      return recorded.data.edition === number
    case 'withdraw':
    case 'emergency-withdraw':
      return 'edition' in recorded.data
    default:
      return false
  }
}
