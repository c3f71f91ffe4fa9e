// The page as readers will get it, beside the step that answers for it: no form shows everything as a page does.

'use client'

import { useState } from 'react'

type Props = {
  articleId: string
  /** Called with the hash of the content that the page shows; null while it shows none. */
  onRead: (hash: string | null) => void
}

/**
 * The draft as its page. It runs no scripts: whoever follows a link in it leaves the page, and loads it again
 * before the step can be taken.
 */
export function ReadingPage({ articleId, onRead }: Props) {
  const [turn, setTurn] = useState(0)
  const address = `/preview/articles/${articleId}`
  return (
    <div className="desk-reading">
      <p className="desk-small">
        This is what readers will get.{' '}
        <a href={address} target="_blank" rel="noreferrer">
          Open it in a tab
        </a>{' '}
        <button
          type="button"
          className="desk-link"
          onClick={() => {
            onRead(null)
            setTurn((before) => before + 1)
          }}
        >
          Load it again
        </button>
      </p>
      <iframe
        key={turn}
        src={address}
        title="The page as readers will get it"
        sandbox="allow-same-origin"
        onLoad={({ currentTarget }) => onRead(hashIn(currentTarget))}
      />
    </div>
  )
}

function hashIn(frame: HTMLIFrameElement): string | null {
  const bar = frame.contentDocument?.querySelector<HTMLElement>('[data-content-hash]')
  return bar?.dataset.contentHash ?? null
}
