// The page as readers will get it, beside the step that answers for it: no form shows all that a page does.

'use client'

import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { comparePath } from '#src/articles/compare/comparePath.ts'

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

const VIEWS = [
  { view: 'page', label: 'The page' },
  { view: 'changes', label: 'What has changed' },
] as const

/**
 * The draft as its page, in `frame`, as wide as a page can be, and the step beside it. The page runs no
 * scripts, so that nothing changes in it while it is read. Whoever follows a link in it leaves the page, and
 * loads it again before the step can be taken.
 */
export function ReadingPage({ articleId, called, frame, onLoad, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [turn, setTurn] = useState(0)
  const [shown, setShown] = useState<'page' | 'changes'>('page')
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal()
    dialog.current?.focus() // a page without scripts would keep the keys that leave the step or take it
  }, [])
  const address = `/preview/articles/${articleId}`
  return (
    <dialog ref={dialog} className="desk-reading" tabIndex={-1} aria-label={called} onClose={onClose}>
      <div className="desk-reading__step">
        <p className="desk-small">
          {shown === 'page'
            ? 'This is what readers will get, down to what lists and other sites show of it.'
            : 'The same page with marks: what was taken out, and what came.'}{' '}
          <a href={address} target="_blank" rel="noreferrer">
            Open it in a tab
          </a>{' '}
          <button type="button" className="desk-link" onClick={() => setTurn((before) => before + 1)}>
            Load it again
          </button>
        </p>
        <p className="desk-reading__views" role="group" aria-label="What the frame shows">
          {VIEWS.map(({ view, label }) => (
            <button
              key={view}
              type="button"
              className="desk-button"
              aria-pressed={shown === view}
              onClick={() => setShown(view)}
            >
              {label}
            </button>
          ))}
        </p>
        {children}
      </div>
      <iframe
        ref={frame}
        key={turn}
        src={address}
        title="The page as readers will get it"
        sandbox="allow-same-origin"
        hidden={shown !== 'page'}
        onLoad={onLoad}
      />
      {shown === 'changes' ? (
        <iframe
          key={`changes-${turn}`}
          src={comparePath(articleId)}
          title="What has changed"
          sandbox="allow-same-origin allow-forms"
        />
      ) : null}
    </dialog>
  )
}

/** The hash of the content that the page in the frame shows; null while it shows none. */
export function hashRead(frame: HTMLIFrameElement | null): string | null {
  const bar = frame?.contentDocument?.querySelector<HTMLElement>('[data-content-hash]')
  return bar?.dataset.contentHash ?? null
}
