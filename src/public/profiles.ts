// How readers know a member of staff: as the newest article under their byline that is out says, and so as
// somebody approved it.

import type { Payload } from 'payload'
import { listedNow } from '#access/visibility.ts'
import type { Edition } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import { type CopyRow, documentsOf, readCopies } from '#src/publishing/reading/copyRows.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'

/** The newest articles of a person that are looked through for one that somebody else approved. */
const LOOKED_AT = 5

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
  const newest = (limit: number) =>
    readCopies({
      payload,
      where: { and: [{ authors: { in: [staffId] } }, listedNow(now)] },
      sort: ['-contentUpdatedAt', '-id'],
      limit,
    })
  const [first] = await newest(1)
  if (!first) return null
  const shown = (await isEmergency(payload, first))
    ? await approvedOf(payload, await newest(LOOKED_AT))
    : first
  const [article] = await documentsOf([shown ?? first], now)
  return article?.byline.find(({ id }) => id === staffId) ?? null
}

async function approvedOf(payload: Payload, copies: CopyRow[]): Promise<CopyRow | null> {
  for (const copy of copies) if (!(await isEmergency(payload, copy))) return copy
  return null
}

async function isEmergency(payload: Payload, { article, documentHash }: CopyRow): Promise<boolean> {
  const [edition] = await readRows<Pick<Edition, 'id'> & { override?: unknown }>({
    payload,
    collection: 'editions',
    where: { and: [{ article: { equals: article } }, { documentHash: { equals: documentHash } }] },
    fields: ['override'],
    limit: 1,
  })
  return Boolean(edition?.override) && edition?.override !== 'null'
}
