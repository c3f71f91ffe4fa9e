// A time in a list, in the desk's zone with UTC beside it.

import type { DefaultServerCellComponentProps } from 'payload'
import { DeskMoment } from '../DeskWhen.tsx'
import { deskZone } from '../deskZone.ts'

/** The cell of a column of instants; empty where there is none. */
export async function DeskTimeCell({
  cellData,
  payload,
}: Pick<DefaultServerCellComponentProps, 'cellData' | 'payload'>) {
  return cellData ? <DeskMoment at={String(cellData)} zone={await deskZone(payload)} /> : null
}
