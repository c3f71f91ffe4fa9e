// What the form hides is emptied at every save: words and times that nobody sees would come out with a
// colleague's later change, as if that colleague had written them.

import { randomBytes } from 'node:crypto'
import type { Article } from '#payload-types'
import { asShown } from '#src/richtext/asShown.ts'

/** Of a text that readers do not have there is no change to tell. */
const NO_CHANGE: Article['change'] = { kind: null, note: null, was: null, is: null, where: null }

/** The fields of a save without what has no use. `wasPublic`: readers have, or had, an edition. */
export function withoutUnused(
  data: Partial<Article>,
  { wasPublic }: { wasPublic: boolean },
): Partial<Article> {
  const { change, commenting, endsAt, body } = data
  asShown(body, () => randomBytes(12).toString('hex'))
  return {
    ...data,
    change: wasPublic ? usedOf(change) : NO_CHANGE,
    ...(endsAt ? {} : { atEnd: 'banner' as const }),
    ...(commenting && commenting.mode !== 'closes_after'
      ? { commenting: { ...commenting, days: null } }
      : {}),
  }
}

/** Only a correction says what was wrong, what is right, and where. */
function usedOf(change: Article['change']): Article['change'] {
  return change && change.kind !== 'correction' ? { ...change, was: null, is: null, where: null } : change
}
