// What differs between two states of an article in what no page shows: how and when the text goes out, and
// under which rules.

import { CHANGE_LABELS } from '../changes.ts'
import type { ArticleContent, PartName } from '../content.ts'
import { PART_NAMES, partOf } from '../parts.ts'
import { nameOfPart } from './partNames.ts'
import { publicLines } from './publicLines.ts'

/** A part as it was and as it is, line by line; an instant (ISO 8601) is no text. */
export type PlanDifference = { part: string; was: PlanValue; is: PlanValue }
type PlanValue = { instant: string } | { lines: string[] }

/** Parts that stand on no page, and the end, of which the page says the time alone. */
const PLANNED = PART_NAMES.filter((name) => !partOf(name).isPublic || name === 'end')

/** Every such part that differs, in the order of the table. */
export function planDifferences(had: ArticleContent, has: ArticleContent): PlanDifference[] {
  return PLANNED.map((name) => ({
    part: nameOfPart(name),
    was: valueOf(name, had),
    is: valueOf(name, has),
  })).filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is))
}

function valueOf(name: PartName, content: ArticleContent): PlanValue {
  if (name === 'releaseAt' || name === 'embargoUntil') {
    const instant = content[name]
    return instant ? { instant } : { lines: [] }
  }
  const kind = name === 'change' && content.change ? [CHANGE_LABELS[content.change.kind].label] : []
  return { lines: [...kind, ...publicLines(name, content, 'all').map(({ text }) => text)] }
}
