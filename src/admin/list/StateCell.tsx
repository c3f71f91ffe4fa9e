// The state of an article in a list: chip and public mark.

import type { DefaultServerCellComponentProps } from 'payload'
import { LiveMark, StateChip } from '../StateChip.tsx'

/** The cell of the state column. */
export function StateCell({ cellData, rowData }: Pick<DefaultServerCellComponentProps, 'cellData' | 'rowData'>) {
  const live: unknown = rowData?.live
  return (
    <span className="desk-cell">
      <StateChip state={String(cellData ?? 'draft')} />
      {typeof live === 'string' && live !== 'none' && !(live === 'withdrawn' && cellData === 'withdrawn') ? <LiveMark live={live} /> : null}
    </span>
  )
}
