// The number of a figure in a list, or its range.

import type { DefaultServerCellComponentProps } from 'payload'
import { type FigureNumbers, formatFigure } from '#src/figures/format.ts'

/** The cell of the column of values; its unit has a column of its own. */
export function ValueCell({ rowData }: Pick<DefaultServerCellComponentProps, 'rowData'>) {
  const { value, low, high } = (rowData ?? {}) as FigureNumbers
  return <span>{formatFigure({ value, low, high })}</span>
}
