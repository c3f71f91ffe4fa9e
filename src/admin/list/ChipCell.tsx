// A state as a coloured chip, in the lists of mails, bundles, editions and tasks; what failed stands out.

import type { DefaultServerCellComponentProps } from 'payload'
import { upperFirst } from '#src/plainText/firstLetter.ts'
import '../desk.css'

const TONES: Record<string, string> = {
  pending: 'waiting',
  sent: 'public',
  failed: 'failed',
  open: 'waiting',
  scheduled: 'ready',
  waiting: 'ready',
  out: 'public',
  held: 'failed',
  done: 'public',
}

/** The cell of a state column. */
export function ChipCell({ cellData }: Pick<DefaultServerCellComponentProps, 'cellData'>) {
  const state = String(cellData ?? '')
  return <span className={`desk-chip desk-chip--${TONES[state] ?? 'neutral'}`}>{upperFirst(state)}</span>
}
