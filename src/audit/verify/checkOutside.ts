// What is known from outside of the database and from the record about the database itself: files that cannot
// be read, a start without the end of its log or on events that no Assay wrote, and an anchor that claims to
// have been accepted.

import type { WrittenAnchor } from '#src/auditEvents/anchored.ts'
import type { Ledger } from '#src/auditEvents/ledger.ts'
import { addedText } from '../besideDatabase/addedEvents.ts'
import { lostLogText } from '../besideDatabase/lostLog.ts'
import { type Finding, onTheDay } from '../reading/finding.ts'

type Outside = {
  ledger: Ledger
  anchors: readonly WrittenAnchor[]
  problems: readonly string[]
  found: (finding: Finding) => void
}

export function checkOutside({ ledger, anchors, problems, found }: Outside): void {
  const tell = (id: string, message: string) => found({ about: 'record', id, article: null, message })
  for (const problem of problems) tell('files', problem)
  for (const { seq, at, problem } of ledger.lostLogs)
    tell(String(seq), `At the start on ${onTheDay(at)}: ${lostLogText(problem)}`)
  for (const { seq, on, ...added } of ledger.added)
    tell(String(seq), `At the start on ${onTheDay(on)}: ${addedText(added)}`)
  for (const { seq, hash, acceptedAfter } of anchors) {
    const event = ledger.accepted.get(seq)
    if (acceptedAfter !== undefined && (event?.hash !== hash || event.agreed !== acceptedAfter))
      tell(
        String(seq),
        `The file of anchors says that event ${seq} accepted the database as it was, and the ` +
          'record does not.',
      )
  }
}
