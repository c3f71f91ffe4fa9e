// The button of a bundle: release it, or take that back; asked twice, since it moves every member at once.

'use client'

import { useEffect, useId, useRef, useState } from 'react'
import type { BundleView } from './bundleClient.ts'

type Command = 'release' | 'cancel'

type Props = {
  state: BundleView['state']
  isSaved: boolean
  mayAct: boolean
  busy: boolean
  onAct: (command: Command) => void
}

const LABELS: Record<Command, string> = { release: 'Release together', cancel: 'Cancel the release' }

const ASKS: Record<Command, string> = {
  release: 'All of them go out together, or none does.',
  cancel: 'None of them goes out. Each stays approved.',
}

/** The one thing that can be done now, or why it cannot; nothing once all are out. */
export function Act({ state, isSaved, mayAct, busy, onAct }: Props) {
  const [asking, setAsking] = useState(false)
  const sure = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => setAsking(false), [state])
  useEffect(() => {
    if (asking) sure.current?.focus()
  }, [asking])
  if (state === 'out') return null
  const command: Command = state === 'open' ? 'release' : 'cancel'
  const reason = whyNot({ mayAct, isSaved })
  if (asking && !reason) {
    return (
      <div
        className="desk-steps desk-steps__ask"
        onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
      >
        <p id={id}>{ASKS[command]}</p>
        <div className="desk-steps__buttons">
          <button
            ref={sure}
            type="button"
            className={`desk-button ${command === 'release' ? 'desk-button--primary' : 'desk-button--danger'}`}
            aria-describedby={id}
            aria-disabled={busy || undefined}
            onClick={() => {
              setAsking(false)
              onAct(command)
            }}
          >
            {LABELS[command]}
          </button>
          <button type="button" className="desk-button" onClick={() => setAsking(false)}>
            Leave it
          </button>
        </div>
      </div>
    )
  }
  return (
    <div className="desk-steps">
      <button
        type="button"
        className={`desk-button ${command === 'release' ? 'desk-button--primary' : ''}`}
        aria-disabled={reason !== null || busy || undefined}
        aria-describedby={reason ? id : undefined}
        onClick={() => (reason || busy ? undefined : setAsking(true))}
      >
        {LABELS[command]}…
      </button>
      {reason ? (
        <p id={id} className="desk-steps__reason">
          {reason}
        </p>
      ) : null}
    </div>
  )
}

function whyNot({ mayAct, isSaved }: { mayAct: boolean; isSaved: boolean }): string | null {
  if (!mayAct) return 'Editors and admins release bundles.'
  return isSaved ? null : 'Save the bundle first: what is released is what is kept.'
}
