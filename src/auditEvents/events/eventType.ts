// What one kind of event is: what it holds, what the desk calls it, and who reads it.

import { z } from 'zod'

/**
 * Who reads an event: all staff where it names an article, else those who read the whole record
 * (`auditReaders`).
 */
type EventReaders = 'staff' | 'compliance and admin'

/** The word of the red chip that an event carries for ever. */
export type EventMark = 'Emergency' | 'Held' | 'Late' | 'Lost'

export type EventType = {
  /** What belongs to this action alone, as it is written today. A key that is not named here is an error. */
  data: z.ZodType
  /** What an older Assay wrote under the same name: read, never written. */
  former?: z.ZodType
  /** What somebody did, to follow their name: “approved it”. */
  label: string
  readers: EventReaders
  mark?: EventMark
}

/** What a field of a row was and what it is; plain JSON of any kind. */
const change = z.strictObject({ from: z.unknown(), to: z.unknown() })

/** The changed fields of a row by their names, as `differences` gives them. */
export const changes = z.record(z.string(), change)

/** The changed fields among these. */
export function changesAmong<Name extends string>(names: readonly Name[]) {
  return z.partialRecord(z.enum(names), change)
}

export const nothing = z.null()
