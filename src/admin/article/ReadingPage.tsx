// The page as readers will get it, beside the step that answers for it: no form shows all that a page does.

'use client'

import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'

type Props = {
  articleId: string
  /** What the step is called. */
  called: string
  frame: RefObject<HTMLIFrameElement | null>
  onLoad: () => void
  onClose: () => void
  /** What the step asks. */
  children: ReactNode
}

/**
 * The draft as its page, in `frame`, as wide as a page can be, and the step beside it. The page runs no
 * scripts, so that nothing changes in it while it is read. Whoever follows a link in it leaves the page, and
 * loads it again before the step can be taken.
 */
export function ReadingPage({ articleId, called, frame, onLoad, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal()
    dialog.current?.focus() // a page without scripts would keep the keys that leave the step or take it
  }, [])
  const address = `/preview/articles/${articleId}`
  return (
    <dialog ref={dialog} className="desk-reading" tabIndex={-1} aria-label={called} onClose={onClose}>
      <div className="desk-reading__step">
        <p className="desk-small">
          This is what readers will get, down to what lists and other sites show of it.{' '}
          <a href={address} target="_blank" rel="noreferrer">
            Open it in a tab
          </a>{' '}
          <button type="button" className="desk-link" onClick={() => setTurn((before) => before + 1)}>
            Load it again
          </button>
        </p>
        {children}
      </div>
      <iframe
        ref={frame}
        key={turn}
        src={address}
        title="The page as readers will get it"
        sandbox="allow-same-origin"
        onLoad={onLoad}
      />
    </dialog>
  )
}

/** The hash of the content that the page in the frame shows; null while it shows none. */
export function hashRead(frame: HTMLIFrameElement | null): string | null {
  const bar = frame?.contentDocument?.querySelector<HTMLElement>('[data-content-hash]')
  return bar?.dataset.contentHash ?? null
}
