// What became of an edition, as a word and a colour. Only the one that readers see now is green.

import type { Edition } from '#payload-types'
import { publicationOf } from '#src/publishing/editions/publicationPeriod.ts'

export type Mark = { label: string; tone: string }

type Row = Pick<Edition, 'number' | 'state' | 'goesOutAt'>

const HELD: Mark = { label: 'Held', tone: 'failed' }
const CANCELLED: Mark = { label: 'Cancelled', tone: 'ended' }
const WAITING: Mark = { label: 'Waiting', tone: 'ready' }
const OUT: Mark = { label: 'Out', tone: 'public' }
const SUPERSEDED: Mark = { label: 'Superseded', tone: 'neutral' }
const ENDED: Mark = { label: 'Ended', tone: 'ended' }

/** The mark of an edition among all of its article. `isEnded` says that the page is gone. */
export function editionMark(
  edition: Row,
  { all, isEnded, now }: { all: readonly Row[]; isEnded: boolean; now: Date },
): Mark {
  const rows = all.map((row) => ({ ...row, goneAt: null }))
  const period = publicationOf({ ...edition, goneAt: null }, rows, now)
  if (period.kind === 'never') return period.why === 'held' ? HELD : CANCELLED
  if (period.kind === 'waiting') return WAITING
  if (period.to) return SUPERSEDED
  return isEnded ? ENDED : OUT
}
