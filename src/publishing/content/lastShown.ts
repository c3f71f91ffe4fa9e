// When readers last saw a person or a section with a text, on the word of others. Who changed its name since then wrote some of
// what the next text shows.

import type { PayloadRequest } from 'payload'
import type { Edition, PublicCopy } from '#payload-types'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { readRows } from '#src/database/index.ts'
import { collectReferences } from '#src/richtext/references.ts'

/** The field of a public copy in which such a thing stands. */
export type Shows = 'authors' | 'commodities' | 'topics'

/**
 * When the edition was made that shows it last (ISO 8601): the newest that is out of any article, or `readersHave` of this one. Null
 * where no reader has seen it, or where the newest went out in an emergency, so that nobody else looked at it.
 */
export async function lastShown({
  req,
  field,
  id,
  readersHave,
}: {
  req: PayloadRequest
  field: Shows
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

async function inCopies(req: PayloadRequest, field: Shows, id: string): Promise<string | null> {
  const [copy] = await readRows<Pick<PublicCopy, 'id' | 'article' | 'edition'>>({
    payload: req.payload,
    req,
    collection: 'publicCopies',
    where: { and: [{ [field]: { in: [id] } }, { state: { in: ['published', 'withdrawn'] } }] },
    sort: ['-contentUpdatedAt', '-id'],
    limit: 1,
    fields: ['article', 'edition'],
  }) // the workflow asks, not a person
  if (!copy) return null
  const edition = await req.payload.db.findOne<Edition>({
    collection: 'editions',
    where: { and: [{ article: { equals: copy.article } }, { number: { equals: copy.edition } }] },
    req,
  })
  return edition && !edition.override ? new Date(edition.createdAt).toISOString() : null
}

/** The ids of the people whom a public text names: its authors, and the analysts of its commentary. Sections stand in the copy. */
function peopleIn({ byline, body }: PublicArticle): string[] {
  return [...byline.map(({ id }) => id), ...collectReferences(body).staff]
}
