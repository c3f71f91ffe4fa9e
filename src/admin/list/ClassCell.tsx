// What kind of text an article is, in a list: of its newest draft, and of what is out where that is another.

import type { DefaultServerCellComponentProps, Payload } from 'payload'
import { cache } from 'react'
import { CLASS_LABELS, REGULATORY_CLASSES } from '#src/articles/classes.ts'
import { definitionOf } from '#src/workflow/definitions/index.ts'
import '../desk.css'

/** The cell of the column of classes. */
export async function ClassCell({
  cellData,
  rowData,
  payload,
}: Pick<DefaultServerCellComponentProps, 'cellData' | 'rowData' | 'payload'>) {
  const { id, live } = (rowData ?? {}) as { id?: string; live?: string }
  const drafted = REGULATORY_CLASSES.find((one) => one === cellData)
  const out = id && live === 'published' ? await outAs(payload, id) : null
  const isOther = out !== null && (!drafted || !definitionOf(out).classes.includes(drafted))
  return (
    <span className="desk-cell">
      <span>{drafted ? CLASS_LABELS[drafted] : ''}</span>
      {isOther ? (
        <span className="desk-chip desk-chip--attention">Out: {definitionOf(out).label.toLowerCase()}</span>
      ) : null}
    </span>
  )
}

/** The workflow under which what readers have of an article was approved; asked once a page. */
const outAs = cache(async (payload: Payload, article: string): Promise<string | null> => {
  const { docs: copies } = await payload.find({
    collection: 'publicCopies',
    where: { article: { equals: article } },
    select: { edition: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // all staff read all editions, and only staff see this list
  })
  if (!copies[0]) return null
  const { docs } = await payload.find({
    collection: 'editions',
    where: { and: [{ article: { equals: article } }, { number: { equals: copies[0].edition } }] },
    select: { definition: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs[0]?.definition ?? null
})
