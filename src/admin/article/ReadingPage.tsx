// The page as readers will get it, beside the step that answers for it: no form shows all that a page does.

'use client'

import { useEffect, useState, type RefObject } from 'react'

type Props = { articleId: string; frame: RefObject<HTMLIFrameElement | null> }

/**
 * The draft as its page, in `frame`. It runs no scripts, so that nothing changes in it while it is read.
 * Whoever follows a link in it leaves the page, and loads it again before the step can be taken.
 */
export function ReadingPage({ articleId, frame }: Props) {
  const [turn, setTurn] = useState(0)
  useEffect(() => frame.current?.focus(), [frame])
  const address = `/preview/articles/${articleId}`
  return (
    <div className="desk-reading">
      <p className="desk-small">
        This is what readers will get.{' '}
        <a href={address} target="_blank" rel="noreferrer">
          Open it in a tab
        </a>{' '}
        <button type="button" className="desk-link" onClick={() => setTurn((before) => before + 1)}>
          Load it again
        </button>
      </p>
      <iframe
        ref={frame}
        key={turn}
        src={address}
        title="The page as readers will get it"
        sandbox="allow-same-origin"
      />
    </div>
  )
}

/** The hash of the content that the page in the frame shows; null while it shows none. */
export function hashRead(frame: HTMLIFrameElement | null): string | null {
  const bar = frame?.contentDocument?.querySelector<HTMLElement>('[data-content-hash]')
  return bar?.dataset.contentHash ?? null
}
