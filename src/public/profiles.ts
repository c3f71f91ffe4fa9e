// How readers know a member of staff: as the newest article under their byline that is out says, and so as
// somebody approved it.

import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { Edition } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import { type CopyRow, documentsOf, readCopyFacts, withDocuments } from '#src/publishing/reading/copyRows.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'

/** The newest articles of a person that are looked through at first, and then, for one that was approved. */
const LOOKED_AT = [1, 1_000]

/**
 * The name, job title and biography as they were approved last; null for staff who have nothing out at `now`.
 * An emergency edition, which nobody approved, says it only of those who have nothing else out.
 */
export async function publicProfile({
  payload,
  staffId,
  now,
}: {
  payload: Payload
  staffId: string
  now: Date
}): Promise<PublicAuthor | null> {
  const where = { and: [{ authors: { in: [staffId] } }, listedNow(now)] }
  const newest = (limit: number) =>
    readCopyFacts({ payload, where, sort: ['-contentUpdatedAt', '-id'], limit })
  let shown: CopyRow | undefined
  for (const limit of LOOKED_AT) {
    const copies = await newest(limit)
    const approved = await approvedOf(payload, copies)
    shown = approved ?? copies[0]
    if (approved || copies.length < limit) break
  }
  if (!shown) return null
  const [article] = await documentsOf(await withDocuments([shown], { payload, where }), now)
  return article?.byline.find(({ id }) => id === staffId) ?? null
}

/** The newest of these copies whose edition was no emergency. */
async function approvedOf(payload: Payload, copies: readonly CopyRow[]): Promise<CopyRow | undefined> {
  if (copies.length === 0) return undefined
  const editions = await readRows<Pick<Edition, 'id' | 'article' | 'documentHash'> & { override?: unknown }>({
    payload,
    collection: 'editions',
    where: {
      and: [
        { article: { in: copies.map(({ article }) => article) } },
        { documentHash: { in: copies.map(({ documentHash }) => documentHash) } },
      ],
    },
    fields: ['article', 'documentHash', 'override'],
  })
  const emergencies = new Set(
    editions.flatMap(({ article, documentHash, override }) =>
      override && override !== 'null' ? [`${article} ${documentHash}`] : [],
    ),
  )
  return copies.find(({ article, documentHash }) => !emergencies.has(`${article} ${documentHash}`))
}
