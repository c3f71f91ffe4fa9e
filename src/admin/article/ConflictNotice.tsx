// What a person sees when somebody else saved first: who, when, and three ways on. Nothing typed is lost by
// waiting.

'use client'

import { createPortal } from 'react-dom'
import { When } from '../When.tsx'
import type { Conflict } from './useConflict.ts'

type Props = {
  conflict: Conflict
  /** The person who reads this. */
  person: string
  versionsLink: string
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** The notice over the form while a conflict waits for a decision. */
export function ConflictNotice({
  conflict: { newer, typed },
  person,
  versionsLink,
  onKeepMine,
  onTakeTheirs,
}: Props) {
  const isOwn = newer.savedById === person
  const title = isOwn
    ? 'You saved a newer text in another window'
    : `${newer.savedBy ?? 'Somebody'} saved a newer text`
  // Beside the form it would lie under the editor's toolbar, which has a stacking order of its own.
  return createPortal(
    <section className="desk-conflict" role="alert" aria-labelledby="desk-conflict-title">
      <h2 id="desk-conflict-title">{title}</h2>
      <p>
        Revision {newer.revision}, <When at={newer.savedAt} />.{' '}
        {typed
          ? 'What you typed is still in this form and is not saved. Saving waits for your decision. ' +
            'If you save this one over it, the other stays in the versions.'
          : 'You see the text as it was before.'}
      </p>
      <div className="desk-steps__buttons">
        {typed ? (
          <button type="button" className="desk-button" onClick={onKeepMine}>
            {isOwn ? 'Save this text over it' : 'Save my text over it'}
          </button>
        ) : null}
        <button type="button" className="desk-button" onClick={onTakeTheirs}>
          {typed && !isOwn ? 'Drop my changes and show theirs' : null}
          {typed && isOwn ? 'Drop these changes and show the newer text' : null}
          {typed ? null : 'Show the newer text'}
        </button>
        <a className="desk-button" href={versionsLink} target="_blank" rel="noreferrer">
          Compare versions (new tab)
        </a>
      </div>
    </section>,
    document.body,
  )
}
