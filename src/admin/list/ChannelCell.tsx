// By which way something was done, in the list of the record.

import type { DefaultServerCellComponentProps } from 'payload'
import { channelLabel } from '#src/auditEvents/events/labels.ts'

/** The cell of the column of channels. */
export function ChannelCell({ cellData }: Pick<DefaultServerCellComponentProps, 'cellData'>) {
  return <span>{channelLabel(String(cellData ?? ''))}</span>
}
