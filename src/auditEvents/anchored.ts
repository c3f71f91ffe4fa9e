// The heads of the record that were written down outside of the database, as far as they still hold.

import type { Anchor } from './verifyChain.ts'

/**
 * `acceptedAfter`: it is the event by which somebody accepted the database as it was; of what was written
 * down before, only what goes up to this number held of that database.
 */
export type WrittenAnchor = Anchor & { acceptedAfter?: number }

/** The anchors that hold, in the order in which they were written. */
export function standingAnchors(written: readonly WrittenAnchor[]): WrittenAnchor[] {
  const standing: WrittenAnchor[] = []
  let end = Infinity
  for (const anchor of written.toReversed()) {
    if (anchor.seq > end) continue
    standing.push(anchor)
    end = anchor.acceptedAfter ?? end
  }
  return standing.toReversed()
}

/**
 * The anchors that hold together with the end that the last server wrote down elsewhere: it is one as well,
 * unless somebody accepted a shorter record since.
 */
export function withEnd(anchors: readonly WrittenAnchor[], end: Anchor | null): WrittenAnchor[] {
  if (!end || anchors.some(({ seq, hash }) => seq === end.seq && hash === end.hash)) return [...anchors]
  const isLater = ({ at }: Anchor) => at > end.at
  return standingAnchors([...anchors.filter((each) => !isLater(each)), end, ...anchors.filter(isLater)])
}

/** The one with the most events, or null. */
export function newestOf(anchors: readonly WrittenAnchor[]): WrittenAnchor | null {
  return anchors.reduce<WrittenAnchor | null>(
    (last, each) => (!last || each.seq >= last.seq ? each : last),
    null,
  )
}
