// A figure as readers know it: as the articles that cite it were approved with it.

import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { documentsOf, readCopies } from '#src/publishing/reading/copyRows.ts'

/** So many articles are told of one figure. */
const MAX_CITING = 10

/** The articles that are listed at `now` and cite a figure, those changed last first. */
export async function articlesCiting({
  payload,
  figureId,
  now,
}: {
  payload: Payload
  figureId: string
  now: Date
}): Promise<PublicArticle[]> {
  const copies = await readCopies({
    payload,
    where: { and: [{ figures: { in: [figureId] } }, listedNow(now)] },
    sort: ['-contentUpdatedAt'],
    limit: MAX_CITING,
  })
  const articles = await documentsOf(copies, now)
  return articles.filter(({ figures }) => figures.some(({ id }) => id === figureId))
}
