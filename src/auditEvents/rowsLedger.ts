// What the record says of rows that a person may change at once: staff, integrations, sections, figures,
// pictures, the settings, and who of the readers is banned. It also notes where an event tells of a change
// that the record does not have: a value or a password was replaced, and was not the one that it knew.

import { canonicalJson } from '#src/hashing/digest.ts'
import type { Differences } from './differences.ts'
import type { AuditEvent } from './events/event.ts'
import type { KnownEvent } from './events/index.ts'

/** A row as the record knows it. */
export type RecordedRow = {
  name: string | null
  /** The fields that the record speaks of, each as it was last said to be. */
  values: Record<string, unknown>
  /** Of its password or key: empty where it has none, null where the record does not say. */
  fingerprint: string | null
  /** The digest of each of its files, by name. */
  files: Record<string, string>
  isDeleted: boolean
  /** An event made it; false for one of which only changes are known. */
  isMade: boolean
  by: string
  at: string
}

/**
 * A change past the record that shows in a later event: of a field, of the password or key, or at a log-in.
 */
export type Doubt = { subject: string; field: string | null; isLogin: boolean; by: string; at: string }

export type RowsLedger = {
  note: (event: AuditEvent, recorded: KnownEvent) => void
  /** By `collection/id`, and `globals/settings`. */
  rows: ReadonlyMap<string, RecordedRow>
  doubts: readonly Doubt[]
  /** Whether the record says what the newsroom held before it kept fingerprints and digests. */
  hasBaseline: () => boolean
}

type News = Partial<Pick<RecordedRow, 'name' | 'values' | 'files' | 'isMade' | 'isDeleted'>> & {
  fingerprint?: string | undefined
}
type Secret = { fingerprint?: string | undefined; replaced?: string | undefined }

/** An empty ledger of rows. */
export function createRowsLedger(): RowsLedger {
  const rows = new Map<string, RecordedRow>()
  const doubts: Doubt[] = []
  let hasBaseline = false

  function put(subject: string, { actorName, at }: AuditEvent, news: News): void {
    const before = rows.get(subject) ?? UNKNOWN
    rows.set(subject, {
      ...before,
      ...news,
      values: { ...before.values, ...news.values },
      files: { ...before.files, ...news.files },
      fingerprint: news.fingerprint ?? before.fingerprint,
      by: actorName,
      at,
    })
  }

  function doubt(
    subject: string,
    { actorName, at }: AuditEvent,
    field: string | null,
    isLogin = false,
  ): void {
    doubts.push({ subject, field, isLogin, by: actorName, at })
  }

  function noteChanges(subject: string, event: AuditEvent, changes: Differences, secret: Secret): void {
    const { values, fingerprint } = rows.get(subject) ?? UNKNOWN
    for (const [field, { from }] of Object.entries(changes))
      if (hasBaseline && field in values && !isSame(values[field], from)) doubt(subject, event, field)
    if (fingerprint !== null && secret.replaced !== undefined && secret.replaced !== fingerprint)
      doubt(subject, event, null)
    const to = Object.entries(changes).map(([field, change]) => [field, change.to] as const)
    put(subject, event, { values: Object.fromEntries(to), fingerprint: secret.fingerprint })
  }

  /** Two log-ins at once may both tell of the one time that the password was stored anew. */
  function noteLogin(subject: string, event: AuditEvent, { fingerprint, replaced }: Secret): void {
    const recorded = rows.get(subject)?.fingerprint ?? null
    if (fingerprint === undefined || fingerprint === recorded) return
    if (recorded === null || replaced === recorded) return put(subject, event, { fingerprint })
    doubt(subject, event, null, true) // having been used makes it no right one
  }

  return {
    rows,
    doubts,
    hasBaseline: () => hasBaseline,
    note: (event, recorded) => {
      if (recorded.action === 'record.baseline') {
        hasBaseline = true
        for (const [subject, found] of Object.entries(recorded.data.rows)) put(subject, event, found)
      }
      const { subject } = event
      if (!subject) return
      if (recorded.action === 'staff.login') noteLogin(subject, event, recorded.data ?? {})
      else if (recorded.action === 'staff.password.reset') put(subject, event, recorded.data ?? {})
      else if (recorded.action === 'picture.files') put(subject, event, { files: recorded.data.files })
      else if (isDeletion(recorded)) put(subject, event, { isDeleted: true })
      else if (isCreation(recorded)) {
        const { fingerprint, files, ...values } = recorded.data
        put(subject, event, { isMade: true, name: nameIn(values), values, fingerprint, files: files ?? {} })
      } else if (isChange(recorded)) {
        const { changes, name, ...secret } = recorded.data
        noteChanges(subject, event, changes, secret)
        if (typeof name === 'string') put(subject, event, { name })
      }
    },
  }
}

const UNKNOWN: RecordedRow = {
  name: null,
  values: {},
  fingerprint: null,
  files: {},
  isDeleted: false,
  isMade: false,
  by: '',
  at: '',
}

/** What all creations hold, whichever collection the row is of. */
type Creation = { data: Record<string, unknown> & { fingerprint?: string; files?: Record<string, string> } }
type Change = { data: Secret & { changes: Differences; name?: string | null } }

function isCreation(recorded: { action: string; data: unknown }): recorded is { action: string } & Creation {
  return recorded.action.endsWith('.created') && typeof recorded.data === 'object' && recorded.data !== null
}

function isChange(recorded: { action: string; data: unknown }): recorded is { action: string } & Change {
  return typeof recorded.data === 'object' && recorded.data !== null && 'changes' in recorded.data
}

function isDeletion({ action }: { action: string }): boolean {
  return action.endsWith('.deleted')
}

function nameIn({ name }: Record<string, unknown>): string | null {
  return typeof name === 'string' ? name : null
}

/** Nothing, null and empty text are the same, as in `differences`. */
function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(blank(one)) === canonicalJson(blank(other))
}

function blank(value: unknown): unknown {
  return value === undefined || value === '' ? null : value
}
