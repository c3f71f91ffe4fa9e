// Which of the ends that the folder knows is that of this database. A copy at another path has the last event
// of an end that was written down elsewhere; so has the database of before, put back where a backup was.

import type { Payload } from 'payload'
import { knownEnds, NOTHING, type Since } from './serving.ts'
import { otherThan } from './startChecks.ts'

type Counting = {
  since: Since
  /** Somebody added to another database of this folder and was killed: this one may be a copy of it. */
  isOtherOpen: boolean
}

/** The end that counts, where the database has all anchors up to the event of the number `agreed`. */
export async function endThatCounts(
  payload: Payload,
  place: { dataDir: string; databaseUrl: string },
  agreed: number,
): Promise<Counting> {
  const { own, backup, others } = await knownEnds(place)
  // With an anchor behind the end of the backup, the database is not its copy but the one of before.
  const isOfBefore = own !== null && backup?.end != null && agreed > backup.end.seq
  const first = isOfBefore ? own : (backup ?? own)
  const rest = [backup, own, ...others].filter((each) => each !== null).filter((each) => each !== first)
  const isOtherOpen = rest.some(({ end }) => !end)
  const isLetGo = first !== null && first === own && !own.end // and nobody knows what came then
  if (isLetGo || (first?.end && (await otherThan(payload, first.end)))) return { since: first, isOtherOpen }
  return { since: (await laterOf(payload, rest, first?.end?.seq ?? 0)) ?? first ?? NOTHING, isOtherOpen }
}

/** The one with the most events of those behind `seq` whose last event the database has; null for none. */
async function laterOf(payload: Payload, known: readonly Since[], seq: number): Promise<Since | null> {
  const later = known
    .flatMap((since) => (since.end && since.end.seq > seq ? [{ since, end: since.end }] : []))
    .toSorted((one, other) => other.end.seq - one.end.seq)
  for (const { since, end } of later) if (!(await otherThan(payload, end))) return since
  return null
}
