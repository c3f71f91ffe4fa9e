// A note on a change, complete, for tests that need one and mind no word of it.

import type { Article } from '#payload-types'

export const A_CORRECTION: NonNullable<Article['change']> = {
  kind: 'correction',
  note: 'The number was wrong.',
  was: 'ninety',
  is: 'a hundred',
  where: 'The first paragraph',
}
