// Asks before a page is left whose text could not be saved.

'use client'

import { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Leaving } from './useLeaving.ts'

type Props = Omit<Leaving, 'to'> & { keeps: boolean }

/** Two ways: stay, or leave what this computer keeps. It goes by itself once the save has gone through. */
export function LeaveQuestion({ stay, leave, keeps }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
  }, [])
  return createPortal(
    <dialog ref={dialog} className="desk-dialog" aria-labelledby={`${id}-title`} onClose={stay}>
      <h2 id={`${id}-title`}>Your last changes are not saved</h2>
      <p>
        {keeps
          ? 'This computer keeps them, and offers them when you open the article again here.'
          : 'This browser keeps no copy. If you leave they are lost.'}{' '}
        Once they are saved the page is left by itself.
      </p>
      <div className="desk-steps__buttons">
        <button type="button" className="desk-button desk-button--primary" onClick={stay}>
          Stay
        </button>
        <button type="button" className="desk-button" onClick={leave}>
          Leave without saving
        </button>
      </div>
    </dialog>,
    document.body,
  )
}
