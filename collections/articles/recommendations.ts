// Which articles are out as recommendations, whatever their newest draft says they are.

import type { PayloadRequest, Where } from 'payload'
import { listedNow } from '#access/visibility.ts'
import { definitionId } from '#src/workflow/definition.ts'
import { DEFINITIONS } from '#src/workflow/definitions/index.ts'

/** The classes of recommendations, and the workflows under which a text of one of them goes out. */
const WORKFLOWS = DEFINITIONS.filter(({ stages }) => stages.some(({ kind }) => kind === 'compliance'))
export const RECOMMENDATIONS = [...new Set(WORKFLOWS.flatMap(({ classes }) => classes))]

/** Editions looked through, the newest first: a newsroom of ten recommendations a day has them for a year. */
const MAX_EDITIONS = 4_000

/** The articles whose present edition, the one that readers have, was approved as a recommendation. */
export async function outAsRecommendation(req: PayloadRequest, now: Date): Promise<Where> {
  // Ids alone, for staff, who read all of this.
  const reading = { depth: 0, pagination: false, overrideAccess: true, req } as const
  const { docs: editions } = await req.payload.find({
    collection: 'editions',
    where: {
      and: [
        { definition: { in: WORKFLOWS.map(definitionId) } },
        { state: { equals: 'out' } },
        { kind: { not_equals: 'withdrawal' } },
      ],
    },
    select: { article: true, number: true },
    sort: '-goesOutAt',
    limit: MAX_EDITIONS,
    ...reading,
  })
  const numbers = new Set(editions.map(({ article, number }) => `${article} ${number}`))
  const { docs: copies } = await req.payload.find({
    collection: 'publicCopies',
    where: {
      and: [{ article: { in: [...new Set(editions.map(({ article }) => article))] } }, listedNow(now)],
    },
    select: { article: true, edition: true },
    ...reading,
  })
  const out = copies.filter(({ article, edition }) => numbers.has(`${article} ${edition}`))
  return { id: { in: out.map(({ article }) => article) } }
}
