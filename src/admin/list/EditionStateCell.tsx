// What became of an edition, in the list of editions: only the one that readers see now is out.

import type { DefaultServerCellComponentProps, Payload } from 'payload'
import { cache } from 'react'
import type { Edition } from '#payload-types'
import { editionMark } from './editionMark.ts'
import '../desk.css'

/** The cell of the state column. */
export async function EditionStateCell({
  rowData,
  payload,
}: Pick<DefaultServerCellComponentProps, 'rowData' | 'payload'>) {
  const row = rowData as Pick<Edition, 'article' | 'number' | 'state' | 'goesOutAt'>
  const { all, isEnded } = await editionsOf(payload, row.article)
  const { label, tone } = editionMark(row, { all, isEnded, now: new Date() })
  return <span className={`desk-chip desk-chip--${tone}`}>{label}</span>
}

/** The editions of an article, and whether its page is gone; asked once a page. */
const editionsOf = cache(async (payload: Payload, article: string) => {
  // All staff read all editions.
  const reading = { depth: 0, pagination: false, overrideAccess: true } as const
  const [{ docs: all }, { docs: copies }] = await Promise.all([
    payload.find({
      collection: 'editions',
      where: { article: { equals: article } },
      select: { number: true, state: true, goesOutAt: true },
      ...reading,
    }),
    payload.find({
      collection: 'publicCopies',
      where: { article: { equals: article } },
      select: { goneAt: true },
      ...reading,
    }),
  ])
  return { all, isEnded: copies.some(({ goneAt }) => new Date(goneAt) <= new Date()) }
})
