// What to say when the write-ahead log of a server that did not end is gone or damaged.

import type { LogProblem } from '#src/auditEvents/events/record.ts'

const WHAT: Record<LogProblem, string> = {
  missing: 'the write-ahead log beside the database (-wal) was missing',
  damaged: 'the write-ahead log beside the database (-wal) was damaged',
}

/** A sentence for the log and the report. */
export function lostLogText(problem: LogProblem): string {
  return (
    `Assay had not ended in order, and ${WHAT[problem]}: what was stored last may be lost. ` +
    'Look for it, then run npm run audit:accept -- "why".'
  )
}
