// One step of the workflow: a button, or why it cannot be taken now; some ask for a note first.

'use client'

import { useEffect, useId, useRef, useState } from 'react'
import type { Choice } from '#src/workflow/engine.ts'
import { asksFirst, isForward, notePurpose } from './steps.ts'

export type TakeStep = (choice: Choice, note: string) => void

/** A step that may be taken now. While `busy`, it says so and does nothing. */
export function OpenStep({ choice, busy, hint, onTake }: { choice: Choice; busy: boolean; hint: string | null; onTake: TakeStep }) {
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const asked = useRef(false)
  const id = useId()
  useEffect(() => {
    if (asked.current && !asking) button.current?.focus()
    asked.current = asking
  }, [asking])
  if (asking) return <AskFirst choice={choice} busy={busy} onTake={onTake} onCancel={() => setAsking(false)} />
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={`desk-button ${isForward(choice.action) ? 'desk-button--primary' : ''}`}
        aria-disabled={busy || undefined}
        aria-describedby={hint ? id : undefined}
        onClick={() => {
          if (busy) return
          if (asksFirst(choice)) setAsking(true)
          else onTake(choice, '')
        }}
      >
        {choice.label}
        {asksFirst(choice) ? '…' : ''}
      </button>
      {hint ? (
        <p id={id} className="desk-steps__reason">
          {hint}
        </p>
      ) : null}
    </li>
  )
}

/** A step that may not be taken now, with the reason beside it. Pressing it reads the reason out again. */
export function ClosedStep({ choice, onPress }: { choice: Choice; onPress: (reason: string) => void }) {
  const id = useId()
  const reason = choice.reason ?? 'Not now.'
  return (
    <li>
      <button type="button" className="desk-button" aria-disabled="true" aria-describedby={id} onClick={() => onPress(`${choice.label}: ${reason}`)}>
        {choice.label}
      </button>
      <p id={id} className="desk-steps__reason">
        {reason}
      </p>
    </li>
  )
}

function AskFirst({ choice, busy, onTake, onCancel }: { choice: Choice; busy: boolean; onTake: TakeStep; onCancel: () => void }) {
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const id = useId()
  const take = () => {
    if (busy) return
    if (choice.needsNote && note.trim() === '') setMissing(true)
    else onTake(choice, note)
  }
  return (
    <li className="desk-steps__ask">
      <label htmlFor={id}>{notePurpose(choice)}</label>
      <textarea
        id={id}
        className="desk-note"
        value={note}
        maxLength={2000}
        autoFocus
        required={choice.needsNote}
        aria-invalid={missing || undefined}
        aria-describedby={missing ? `${id}-missing` : undefined}
        onChange={(event) => {
          setNote(event.target.value)
          setMissing(false)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) take()
        }}
      />
      {missing ? (
        <p id={`${id}-missing`} role="alert" className="desk-result desk-result--refused">
          Write a note that says why.
        </p>
      ) : null}
      <div className="desk-steps__buttons">
        <button type="button" className={`desk-button ${choice.action === 'request-changes' ? 'desk-button--primary' : 'desk-button--danger'}`} aria-disabled={busy || undefined} onClick={take}>
          {choice.label}
        </button>
        <button type="button" className="desk-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </li>
  )
}
