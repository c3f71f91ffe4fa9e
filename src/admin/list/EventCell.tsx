// What happened, in the list of the record: the desk's words, a red chip for what is out of the ordinary, and the article.

import type { DefaultServerCellComponentProps } from 'payload'
import { markOf, told, type Told } from '../events.ts'
import '../desk.css'

/** The cell of the record's action column. */
export function EventCell({ cellData, rowData, payload }: Pick<DefaultServerCellComponentProps, 'cellData' | 'rowData' | 'payload'>) {
  const action = String(cellData ?? '')
  const mark = markOf(action)
  const { article, data } = (rowData ?? {}) as { article?: string | null; data?: Omit<Told, 'action'> | null }
  return (
    <span className="desk-cell">
      {mark ? <span className="desk-chip desk-chip--failed">{mark}</span> : null}
      <span>{told({ ...data, action })}</span>
      {article ? <a href={`${payload.config.routes.admin}/collections/articles/${article}`}>the article</a> : null}
    </span>
  )
}
