// One event of the record: who did what to which text, when, and by what way.

/** Who did what no person did. Events from before have “The clock” or “The house”. */
export const SYSTEM = 'System'

/** The ways by which somebody can change something. */
const CHANNELS = ['admin', 'api-key', 'site', 'job', 'console'] as const

export type Channel = (typeof CHANNELS)[number]

/** What an event says, without the links of the chain. Every field is there; what does not apply is null. */
export type EventBody = {
  /** Its place in the record, from 1. */
  seq: number
  /** ISO 8601, UTC, with milliseconds. */
  at: string
  action: string
  channel: string
  actorId: string | null
  actorName: string
  actorRole: string | null
  /** The id of the article it is about. */
  article: string | null
  /** What else it is about, as `collection/id`. */
  subject: string | null
  revision: number | null
  contentHash: string | null
  note: string | null
  /** What belongs to this action alone; plain JSON. */
  data: unknown
}

export type AuditEvent = EventBody & { previousHash: string; hash: string }

/** The end of the chain: the number and the hash of its newest event. */
export type Head = { seq: number; hash: string }

/** What an event says, from a row of either database: unknown columns fall away, what is missing is null. */
export function bodyOf(row: Partial<Record<keyof EventBody, unknown>>): EventBody {
  return {
    seq: row.seq as number,
    at: row.at as string,
    action: row.action as string,
    channel: row.channel as string,
    actorId: (row.actorId ?? null) as string | null,
    actorName: row.actorName as string,
    actorRole: (row.actorRole ?? null) as string | null,
    article: (row.article ?? null) as string | null,
    subject: (row.subject ?? null) as string | null,
    revision: (row.revision ?? null) as number | null,
    contentHash: (row.contentHash ?? null) as string | null,
    note: (row.note ?? null) as string | null,
    data: row.data ?? null,
  }
}

/** A whole event, from a row of either database. */
export function eventOf(row: Partial<Record<keyof AuditEvent, unknown>>): AuditEvent {
  return { ...bodyOf(row), previousHash: String(row.previousHash ?? ''), hash: String(row.hash ?? '') }
}
