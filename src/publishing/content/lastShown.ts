// When readers last saw a person or a section with a text, on the word of others. Who changed its name since
// then wrote some of what the next text shows.

import type { PayloadRequest, Where } from 'payload'
import { clockOf } from '#access/clock.ts'
import { listedNow } from '#access/visibility.ts'
import type { Edition, PublicCopy } from '#payload-types'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { readRows } from '#src/database/index.ts'
import { collectReferences } from '#src/richtext/body/references.ts'

/** The field of a public copy in which such a thing stands. */
export type ShownCollection = 'authors' | 'commodities' | 'topics'

/** The newest copies: one that went out late may hold an edition that was made before that of another. */
const LOOKED_AT = 20

/**
 * When the edition was made that shows it last (ISO 8601): the newest that is out of any article, or
 * `readersHave` of this one. Null where no reader has seen it. One that went out in an emergency does not
 * count: nobody else looked at it.
 */
export async function lastShown({
  req,
  field,
  id,
  readersHave,
}: {
  req: PayloadRequest
  field: ShownCollection
  id: string
  readersHave: Edition | null
}): Promise<string | null> {
  const times = [
    await inCopies(req, field, id),
    readersHave && peopleIn(readersHave.document).includes(id) ? readersHave.createdAt : null,
  ]
  return (
    times
      .filter((time) => time !== null)
      .toSorted()
      .at(-1) ?? null
  )
}

async function inCopies(req: PayloadRequest, field: ShownCollection, id: string): Promise<string | null> {
  const copies = await readRows<Pick<PublicCopy, 'id' | 'article' | 'edition'>>({
    payload: req.payload,
    req,
    collection: 'publicCopies',
    // Not what waits for its time.
    where: { and: [{ [field]: { in: [id] } }, listedNow(clockOf(req.context))] },
    sort: ['-contentUpdatedAt', '-id'],
    limit: LOOKED_AT,
    fields: ['article', 'edition'],
  }) // the workflow asks, not a person
  if (copies.length === 0) return null
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: {
      or: copies.map(({ article, edition }): Where => ({
        article: { equals: article },
        number: { equals: edition },
      })),
    },
    select: { createdAt: true, override: true, kind: true },
    sort: '-createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // the workflow asks, not a person
    req,
  })
  // A withdrawal shows the names of the edition before it.
  const read = docs.find(({ override, kind }) => !override && kind !== 'withdrawal')
  return read ? new Date(read.createdAt).toISOString() : null
}

/**
 * The ids of the people whom a public text names: its authors, and the analysts of its commentary. Sections
 * stand in the copy.
 */
function peopleIn({ byline, body }: PublicArticle): string[] {
  return [...byline.map(({ id }) => id), ...collectReferences(body).staff]
}
