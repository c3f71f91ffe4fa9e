// The as-of of a figure in a list, in the zone of the figure.

import type { DefaultServerCellComponentProps } from 'payload'
import { isTimeZone } from '#src/figures/instants.ts'
import { DeskMoment } from '../DeskWhen.tsx'

/** The cell of the as-of column. */
export function AsOfCell({
  cellData,
  rowData,
}: Pick<DefaultServerCellComponentProps, 'cellData' | 'rowData'>) {
  const { zone } = (rowData ?? {}) as { zone?: unknown }
  return cellData ? <DeskMoment at={String(cellData)} zone={isTimeZone(zone) ? zone : 'UTC'} /> : null
}
