// What the record says of the present: which text each article shows, who approved it, and who is on the
// staff. Filled event by event, keeping only what is asked for later.

import { endsApprovals, isPlainAction, type PlainAction } from '#src/workflow/actions.ts'
import type { AuditEvent } from './events/event.ts'
import { isEventAction, type KnownEvent, readEvent } from './events/index.ts'
import { isMoveEvent, type MoveEvent } from './events/labels.ts'
import type { Agreement, MoveAction } from './events/moves.ts'
import type { AddedEvents } from './events/record.ts'
import { createRowsLedger, type RowsLedger } from './rowsLedger.ts'

/** An edition as the record knows it: `documentHash` is that of the newest event about it. */
export type RecordedEdition = {
  number: number
  /** The revision of the article as which it was published. */
  revision: number | null
  documentHash: string
  /** The hash of where its copy is filed; null where the record does not say. */
  filedHash: string | null
  /** The workflow under which it was published. */
  definition: string | null
  /** Why one person acted alone, in an emergency. */
  reason: string | null
  /** Who asked for a withdrawal and who agreed to it, as it was recorded. */
  agreed: readonly Agreement[] | null
  contentHash: string | null
  /** The approvals that stood when it was published. */
  approvals: readonly RecordedApproval[]
  action: MoveAction
  actorId: string | null
  actorName: string
  /** The bundle with which it was released. */
  bundle: string | null
  /** When it was sent to the public, and from when readers may see it; ISO 8601. */
  at: string
  goesOutAt: string | null
  /** Published or withdrawn by one person in an emergency. */
  isOverride: boolean
  isWithdrawal: boolean
  /** Readers have had it: it went out at once, or was released at its time. */
  isOut: boolean
  /** Taken back, or held, before its time. */
  isTakenBack: boolean
  /** Gone at its end. */
  isEnded: boolean
}

/** An approval, given by whom (`by`) and of which content (`hash`). */
export type RecordedApproval = {
  by: string
  hash: string
  byName: string
  byRole: string | null
  at: string
  kind: string
  /** Keys of what was declared with it; null where the event says nothing of any. */
  attestations: readonly string[] | null
}

export type RecordedStaff = {
  name: string | null
  role: string | null
  email: string | null
  departed: boolean
  by: string
  at: string
}

export type Ledger = {
  note: (event: AuditEvent) => void
  /** The editions of an article in the order of their numbers. */
  editionsOf: (article: string) => RecordedEdition[]
  articles: () => IterableIterator<string>
  /** The revisions of an article at which its steps were taken. Each was saved as a version. */
  revisionsOf: (article: string) => ReadonlySet<number>
  staff: ReadonlyMap<string, RecordedStaff>
  /** Rows that a person may change at once. */
  rows: Omit<RowsLedger, 'note'>
  /**
   * What was said of the database under the record: that its log was lost, and that it was accepted as it is.
   */
  accepted: ReadonlyMap<number, AcceptedEvent>
  /** The starts without a log that nobody has accepted since. */
  lostLogs: readonly LostLog[]
  /** The starts on events that no Assay had written, which nobody has accepted since. */
  added: readonly FoundAdded[]
  /** Events whose data is not that of their action: nothing of them was noted. */
  unread: readonly { seq: number; action: string }[]
}

export type AcceptedEvent = {
  hash: string
  at: string
  agreed: number
  missing: number
  /** Events behind the last anchor that agreed. */
  unanchored: number
  /** Events that Assay did not write. */
  foreign: number
  reason: string | null
  operator: string
}

type LostLog = { seq: number; at: string; problem: 'missing' | 'damaged' }

type FoundAdded = AddedEvents & { seq: number; on: string }

type EditionAfter = 'published' | 'withdrawn' | 'taken back' | 'ended' | 'as it was'

/** What a move does with the edition that it names. A plain step leaves it as it was. */
const EDITION_AFTER: Record<Exclude<MoveAction, PlainAction>, EditionAfter> = {
  publish: 'published',
  override: 'published',
  lift: 'published',
  release: 'published',
  withdraw: 'withdrawn',
  'emergency-withdraw': 'withdrawn',
  'cancel-release': 'taken back',
  'release.held': 'taken back',
  end: 'ended',
  approve: 'as it was',
}

function editionAfter(action: MoveAction): EditionAfter {
  return isPlainAction(action) ? 'as it was' : EDITION_AFTER[action]
}

const OVERRIDES: readonly MoveAction[] = ['override', 'emergency-withdraw']

/** An empty ledger. */
export function createLedger(): Ledger {
  const editions = new Map<string, Map<number, RecordedEdition>>()
  /** Those that stand, by article. */
  const approvals = new Map<string, RecordedApproval[]>()
  const revisions = new Map<string, Set<number>>()
  const staff = new Map<string, RecordedStaff>()
  const rows = createRowsLedger()
  const accepted = new Map<number, AcceptedEvent>()
  const lostLogs: LostLog[] = []
  const added: FoundAdded[] = []
  const unread: { seq: number; action: string }[] = []
  return {
    rows,
    accepted,
    lostLogs,
    added,
    unread,
    note: (event) => {
      const recorded = readEvent(event)
      if (!recorded.known && isEventAction(event.action))
        unread.push({ seq: event.seq, action: event.action })
      if (event.article && isMoveEvent(recorded)) {
        noteEdition(
          { editions, approvals: approvals.get(event.article) ?? [] },
          event.article,
          event,
          recorded,
        )
        if (event.revision !== null)
          revisions.set(event.article, (revisions.get(event.article) ?? new Set()).add(event.revision))
      }
      if (!recorded.known) return
      rows.note(event, recorded)
      if (recorded.action === 'record.log.lost')
        lostLogs.push({ seq: event.seq, at: event.at, problem: recorded.data.problem })
      if (recorded.action === 'record.added') added.push({ ...recorded.data, seq: event.seq, on: event.at })
      if (recorded.action === 'record.accepted') {
        const { has, agreed, missing, operator, added: foreign } = recorded.data
        accepted.set(event.seq, {
          hash: event.hash,
          at: event.at,
          agreed,
          missing,
          unanchored: Math.max(0, has - agreed),
          foreign: foreign ? foreign.found - foreign.known : 0,
          reason: event.note,
          operator,
        })
        lostLogs.length = 0
        added.length = 0
      }
      if (recorded.action === 'approve') noteApproval(approvals, event, recorded.data)
      if (event.article && endsApprovals(recorded.action)) approvals.delete(event.article)
      if (event.subject?.startsWith('staff/'))
        noteStaff(staff, event.subject.slice('staff/'.length), event, recorded)
    },
    editionsOf: (article) => [...(editions.get(article)?.values() ?? [])].sort((a, b) => a.number - b.number),
    articles: () => editions.keys(),
    revisionsOf: (article) => revisions.get(article) ?? new Set(),
    staff,
  }
}

/**
 * A move that names an edition and the hash of its document says what readers get; some others say that they
 * no longer do.
 */
function noteEdition(
  {
    editions,
    approvals,
  }: { editions: Map<string, Map<number, RecordedEdition>>; approvals: readonly RecordedApproval[] },
  article: string,
  event: AuditEvent,
  { action, data }: MoveEvent,
): void {
  if (!('edition' in data) || data.edition === null) return
  const number = data.edition
  const recorded = editions.get(article) ?? new Map<number, RecordedEdition>()
  editions.set(article, recorded)
  const before = recorded.get(number)
  const after = editionAfter(action)
  if (!('documentHash' in data)) {
    if (before)
      recorded.set(number, {
        ...before,
        isTakenBack: before.isTakenBack || after === 'taken back',
        isEnded: before.isEnded || after === 'ended',
      })
    return
  }
  const first = before ?? {
    action,
    actorId: event.actorId,
    actorName: event.actorName,
    at: event.at,
    bundle: 'bundle' in data ? (data.bundle ?? null) : null,
  }
  recorded.set(number, {
    number,
    revision: before ? before.revision : event.revision,
    documentHash: data.documentHash,
    filedHash: 'filedHash' in data ? data.filedHash : (before?.filedHash ?? null),
    definition: before?.definition ?? ('definition' in data ? data.definition : null),
    reason: OVERRIDES.includes(action) ? event.note : (before?.reason ?? null),
    agreed: 'agreed' in data ? data.agreed : (before?.agreed ?? null),
    contentHash: event.contentHash ?? before?.contentHash ?? null,
    approvals: before?.approvals ?? approvals,
    action: first.action,
    actorId: first.actorId,
    actorName: first.actorName,
    bundle: first.bundle,
    at: first.at,
    goesOutAt: data.goesOutAt,
    isOverride: OVERRIDES.includes(action) || (before?.isOverride ?? false),
    isWithdrawal: editionAfter(first.action) === 'withdrawn',
    // The clock's release sends out what waits; it does not make of what was taken back something that waits.
    isTakenBack: action === 'release' && (before?.isTakenBack ?? false),
    isOut: (before?.isOut ?? false) || data.to === 'published' || editionAfter(action) === 'withdrawn',
    isEnded: false,
  })
}

type DataOf<Action extends KnownEvent['action']> = Extract<KnownEvent, { action: Action }>['data']

function noteApproval(
  approvals: Map<string, RecordedApproval[]>,
  event: AuditEvent,
  { kind, attestations }: DataOf<'approve'>,
): void {
  const approval: RecordedApproval = {
    by: event.actorId ?? '',
    hash: event.contentHash ?? '',
    byName: event.actorName,
    byRole: event.actorRole,
    at: event.at,
    kind,
    attestations: attestations ?? null,
  }
  const article = event.article ?? ''
  approvals.set(article, [...(approvals.get(article) ?? []), approval])
}

function noteStaff(
  staff: Map<string, RecordedStaff>,
  id: string,
  event: AuditEvent,
  recorded: KnownEvent,
): void {
  const by = { by: event.actorName, at: event.at }
  if (recorded.action === 'staff.created') {
    const { name, role, email, departed } = recorded.data
    staff.set(id, { name, role, email, departed: departed === true, ...by })
  }
  const before = staff.get(id)
  if (recorded.action !== 'staff.changed' || !before) return
  const { name, role, email, departed } = recorded.data.changes
  if (!name && !role && !email && !departed) return
  staff.set(id, {
    name: name ? textOf(name.to) : before.name,
    role: role ? textOf(role.to) : before.role,
    email: email ? textOf(email.to) : before.email,
    departed: departed ? departed.to === true : before.departed,
    ...by,
  })
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
