// The events about the record itself: what it was begun with, and what became of the database under it.

import { z } from 'zod'
import type { EventType } from './eventType.ts'
import { files } from './rows.ts'

/** The end of the record at some time, as it was written down outside of the database. */
const anchored = z.strictObject({ at: z.string(), seq: z.int(), hash: z.string() })

/** What becomes of a write-ahead log whose server did not end: gone, or no longer what SQLite wrote. */
export const LOG_PROBLEMS = ['missing', 'damaged'] as const
export type LogProblem = (typeof LOG_PROBLEMS)[number]

/** What is known of a row from now on, where no event said it before. */
const found = z.strictObject({
  values: z.record(z.string(), z.unknown()).optional(),
  fingerprint: z.string().optional(),
  files: files.optional(),
})
export type FoundRow = z.infer<typeof found>

/** Events behind those that were `known` at the end at that time: up to which was `found`. */
const added = z.strictObject({ at: z.string(), known: z.int(), found: z.int() })
export type AddedEvents = z.infer<typeof added>

export const RECORD = {
  'record.baseline': {
    /** By `collection/id`, and `globals/settings`. In several events where there is too much for one. */
    data: z.strictObject({ part: z.int(), parts: z.int(), rows: z.record(z.string(), found) }),
    label: 'wrote down what the newsroom held already',
    readers: 'compliance and admin',
  },
  'record.log.lost': {
    data: z.strictObject({ problem: z.enum(LOG_PROBLEMS) }),
    label: 'started without the end of the database’s log',
    readers: 'compliance and admin',
    mark: 'Lost',
  },
  'record.added': {
    data: added,
    label: 'found events that no Assay had written',
    readers: 'compliance and admin',
    mark: 'Lost',
  },
  'record.accepted': {
    /**
     * `had`: the newest end that was written down; `has`: the last event of the database; `missing`: events
     * between the two; `agreed`: up to which event what was written down held of it; `added`: the events
     * behind an end that no Assay had written.
     */
    data: z.strictObject({
      had: anchored.nullable(),
      has: z.int(),
      agreed: z.int(),
      missing: z.int(),
      log: z.enum(LOG_PROBLEMS).nullable(),
      added: added.optional(),
      operator: z.string(),
    }),
    label: 'accepted the database as it is',
    readers: 'compliance and admin',
    mark: 'Lost',
  },
} as const satisfies Record<string, EventType>
