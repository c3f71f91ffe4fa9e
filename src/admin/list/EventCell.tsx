// What happened, in the list of the record: the desk's words, a red chip for what is out of the ordinary, and
// what it was about: a row by its name, or the article.

import type { DefaultServerCellComponentProps, Payload } from 'payload'
import { cache } from 'react'
import type { Audit } from '#payload-types'
import { readEvent } from '#src/auditEvents/events/index.ts'
import { labelOf, markOf, objectOf } from '#src/auditEvents/events/labels.ts'
import '../desk.css'

/** The cell of the record's action column. */
export async function EventCell({
  cellData,
  rowData,
  payload,
}: Pick<DefaultServerCellComponentProps, 'cellData' | 'rowData' | 'payload'>) {
  const action = String(cellData ?? '')
  const mark = markOf(action)
  const { article, data, subject } = (rowData ?? {}) as Partial<Audit>
  const event = readEvent({ action, data })
  return (
    <span className="desk-cell">
      {mark ? <span className="desk-chip desk-chip--failed">{mark}</span> : null}
      <span>{labelOf(event)}</span>
      <EventObject
        name={objectOf(event)}
        link={
          subject && !action.endsWith('.deleted')
            ? `${payload.config.routes.admin}/collections/${subject}`
            : null
        }
      />
      {article ? (
        <a href={`${payload.config.routes.admin}/collections/articles/${article}`}>
          {await headlineOf(payload, article)}
        </a>
      ) : null}
    </span>
  )
}

/** What a row was called when it happened, with a link to it while it may be there. */
function EventObject({ name, link }: { name: string | null; link: string | null }) {
  if (name === null) return null
  return link ? <a href={link}>“{name}”</a> : <span>“{name}”</span>
}

/** The headline of an article as its newest draft has it; asked once a page. */
const headlineOf = cache(async (payload: Payload, id: string): Promise<string> => {
  const article = await payload.findByID({
    collection: 'articles',
    id,
    draft: true,
    select: { headline: true },
    depth: 0,
    disableErrors: true,
    overrideAccess: true, // all staff read all articles, and only staff read the record
  })
  return article?.headline || 'Without a headline'
})
