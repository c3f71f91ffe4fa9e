// Whether a mail went out, in the list of mails; what failed stands out.

import type { DefaultServerCellComponentProps } from 'payload'
import '../desk.css'

const TONES: Record<string, string> = { pending: 'waiting', sent: 'public', failed: 'failed' }
const WORDS: Record<string, string> = { pending: 'Waiting', sent: 'Sent', failed: 'Failed' }

/** The cell of the mail's state column. */
export function MailStateCell({ cellData }: Pick<DefaultServerCellComponentProps, 'cellData'>) {
  const state = String(cellData ?? '')
  return <span className={`desk-chip desk-chip--${TONES[state] ?? 'neutral'}`}>{WORDS[state] ?? state}</span>
}
