// One step of the workflow: a button, or why it cannot be taken now; some ask for a note or a declaration
// first.

'use client'

import { useEffect, useId, useRef, useState } from 'react'
import type { AvailableStep } from '#src/workflow/engine.ts'
import { AskFirst } from './AskFirst.tsx'
import { Gaps } from './problems/Gaps.tsx'
import { asksFirst, buttonOf, labelOf, type Doing } from './steps.ts'

/** A step that may be taken now. */
export function OpenStep({ choice, doing }: { choice: AvailableStep; doing: Doing }) {
  const { busy, onTake } = doing
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const hasAsked = useRef(false)
  useEffect(() => {
    if (hasAsked.current && !asking) button.current?.focus()
    hasAsked.current = asking
  }, [asking])
  if (asking) return <AskFirst choice={choice} doing={doing} onCancel={() => setAsking(false)} />
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={`desk-button ${buttonOf(choice)}`}
        aria-disabled={busy || undefined}
        onClick={() => {
          if (busy) return
          if (asksFirst(choice)) setAsking(true)
          else onTake(choice, { note: '', attestations: [], hash: null })
        }}
      >
        {labelOf(choice)}
        {asksFirst(choice) ? '…' : ''}
      </button>
    </li>
  )
}

/**
 * A step that may not be taken now, with the reason beside it, and a way to each place where something is
 * missing. Pressing it reads the reason out again.
 */
export function ClosedStep({ choice, onPress }: { choice: AvailableStep; onPress: Doing['onPress'] }) {
  const id = useId()
  const reason = choice.reason ?? 'Not now.'
  return (
    <li>
      <button
        type="button"
        className="desk-button"
        aria-disabled="true"
        aria-describedby={id}
        onClick={() => onPress(`${labelOf(choice)}: ${reason}`)}
      >
        {labelOf(choice)}
      </button>
      {choice.gaps.length > 0 ? (
        <div id={id} className="desk-steps__reason">
          <Gaps gaps={choice.gaps} />
        </div>
      ) : (
        <p id={id} className="desk-steps__reason">
          {reason}
        </p>
      )}
    </li>
  )
}
