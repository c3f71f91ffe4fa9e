// What the record says of the present: which text each article shows, who approved it, and who is on the staff. Filled
// event by event, keeping only what is asked for later.

import type { Differences } from './differences.ts'
import type { AuditEvent } from './event.ts'

/** An edition as the record knows it: `documentHash` is that of the newest event about it. */
export type RecordedEdition = {
  number: number
  documentHash: string
  /** The hash of where its copy is filed; null where the record does not say. */
  filedHash: string | null
  /** The workflow under which it was published. */
  definition: string | null
  /** Why one person acted alone, in an emergency. */
  reason: string | null
  /** Who asked for a withdrawal and who agreed to it, as it was recorded. */
  agreed: unknown
  contentHash: string | null
  action: string
  actorName: string
  /** When it was sent to the public, and from when readers may see it; ISO 8601. */
  at: string
  goesOutAt: string | null
  /** Published or withdrawn by one person in an emergency. */
  isOverride: boolean
  isWithdrawal: boolean
  /** Taken back, or held, before its time. */
  isTakenBack: boolean
  /** Gone at its end. */
  isEnded: boolean
}

export type RecordedApproval = { byName: string; byRole: string | null; at: string; kind: unknown }

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
  /** The approval of this content by this person, as it was recorded. */
  approvalOf: (approval: { article: string; by: string; hash: string }) => RecordedApproval | undefined
  staff: ReadonlyMap<string, RecordedStaff>
}

const OVERRIDES = ['override', 'emergency-withdraw']
const WITHDRAWALS = ['withdraw', 'emergency-withdraw']
const TAKINGS_BACK = ['cancel-release', 'release.held']
const ENDS = ['end']

/** An empty ledger. */
export function createLedger(): Ledger {
  const editions = new Map<string, Map<number, RecordedEdition>>()
  const approvals = new Map<string, RecordedApproval>()
  const staff = new Map<string, RecordedStaff>()
  return {
    note: (event) => {
      if (event.article) noteEdition(editions, event.article, event)
      if (event.action === 'approve') noteApproval(approvals, event)
      if (event.subject?.startsWith('staff/')) noteStaff(staff, event.subject.slice('staff/'.length), event)
    },
    editionsOf: (article) => [...(editions.get(article)?.values() ?? [])].sort((a, b) => a.number - b.number),
    articles: () => editions.keys(),
    approvalOf: (approval) => approvals.get(keyOf(approval)),
    staff,
  }
}

/** An event that names an edition and the hash of its document says what readers get; some others say that they no longer do. */
function noteEdition(
  editions: Map<string, Map<number, RecordedEdition>>,
  article: string,
  event: AuditEvent,
): void {
  const {
    edition: number,
    documentHash,
    filedHash,
    goesOutAt,
    definition,
    agreed,
  } = (event.data ?? {}) as Partial<
    Record<'edition' | 'documentHash' | 'filedHash' | 'goesOutAt' | 'definition' | 'agreed', unknown>
  >
  if (typeof number !== 'number') return
  const known = editions.get(article) ?? new Map<number, RecordedEdition>()
  editions.set(article, known)
  const before = known.get(number)
  if (typeof documentHash !== 'string') {
    if (before)
      known.set(number, {
        ...before,
        isTakenBack: before.isTakenBack || TAKINGS_BACK.includes(event.action),
        isEnded: before.isEnded || ENDS.includes(event.action),
      })
    return
  }
  const first = before ?? { action: event.action, actorName: event.actorName, at: event.at }
  known.set(number, {
    number,
    documentHash,
    filedHash: typeof filedHash === 'string' ? filedHash : (before?.filedHash ?? null),
    definition: before?.definition ?? (typeof definition === 'string' ? definition : null),
    reason: OVERRIDES.includes(event.action) ? event.note : (before?.reason ?? null),
    agreed: agreed ?? before?.agreed ?? null,
    contentHash: event.contentHash ?? before?.contentHash ?? null,
    action: first.action,
    actorName: first.actorName,
    at: first.at,
    goesOutAt: typeof goesOutAt === 'string' ? goesOutAt : (before?.goesOutAt ?? null),
    isOverride: OVERRIDES.includes(event.action) || (before?.isOverride ?? false),
    isWithdrawal: WITHDRAWALS.includes(first.action),
    isTakenBack: false,
    isEnded: false,
  })
}

/** The newest counts: content that was changed and changed back is approved anew. */
function noteApproval(approvals: Map<string, RecordedApproval>, event: AuditEvent): void {
  const key = keyOf({ article: event.article ?? '', by: event.actorId ?? '', hash: event.contentHash ?? '' })
  approvals.set(key, {
    byName: event.actorName,
    byRole: event.actorRole,
    at: event.at,
    kind: (event.data as { kind?: unknown } | null)?.kind,
  })
}

function noteStaff(staff: Map<string, RecordedStaff>, id: string, event: AuditEvent): void {
  const by = { by: event.actorName, at: event.at }
  if (event.action === 'staff.created') {
    const { name = null, role = null, email = null, departed } = (event.data ?? {}) as Partial<RecordedStaff>
    staff.set(id, { name, role, email, departed: departed === true, ...by })
  }
  const before = staff.get(id)
  if (event.action !== 'staff.changed' || !before) return
  const { changes = {} } = (event.data ?? {}) as { changes?: Differences }
  const to = Object.fromEntries(
    ['name', 'role', 'email', 'departed'].flatMap((field) =>
      changes[field] ? [[field, changes[field].to]] : [],
    ),
  )
  if (Object.keys(to).length > 0) staff.set(id, { ...before, ...to, ...by })
}

function keyOf({ article, by, hash }: { article: string; by: string; hash: string }): string {
  return `${article} ${by} ${hash}`
}
