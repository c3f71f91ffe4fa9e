// What a person sees when somebody else saved first: who, when, and three ways on. Nothing typed is lost by waiting.

'use client'

import { createPortal } from 'react-dom'
import { When } from '../When.tsx'
import type { Conflict } from './useConflict.ts'

type Props = { conflict: Conflict; versionsLink: string; onKeepMine: () => void; onTakeTheirs: () => void }

/** The notice over the form while a conflict waits for a decision. */
export function ConflictNotice({
  conflict: { newer, typed },
  versionsLink,
  onKeepMine,
  onTakeTheirs,
}: Props) {
  const who = newer.savedBy ?? 'Somebody'
  // Beside the form it would lie under the editor's toolbar, which has a stacking order of its own.
  return createPortal(
    <section className="desk-conflict" role="alert" aria-labelledby="desk-conflict-title">
      <h2 id="desk-conflict-title">{who} saved a newer text</h2>
      <p>
        Revision {newer.revision}, <When at={newer.savedAt} />.{' '}
        {typed
          ? 'What you typed is still in this form and is not saved. Saving waits for your decision. If you save yours over it, theirs stays in the versions.'
          : 'You see the text as it was before.'}
      </p>
      <div className="desk-steps__buttons">
        {typed ? (
          <button type="button" className="desk-button" onClick={onKeepMine}>
            Save my text over it
          </button>
        ) : null}
        <button type="button" className="desk-button" onClick={onTakeTheirs}>
          {typed ? 'Drop my changes and show theirs' : 'Show the newer text'}
        </button>
        <a className="desk-button" href={versionsLink} target="_blank" rel="noreferrer">
          Compare versions (new tab)
        </a>
      </div>
    </section>,
    document.body,
  )
}
