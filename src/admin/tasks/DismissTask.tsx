// Closing a task for which nothing has to be done, with a note that says why.

'use client'

import { useId, useState } from 'react'
import { MAX_TASK_NOTE_LENGTH } from '#collections/notes.ts'
import { postJson } from '../http.ts'
import { Refusal } from '../Refusal.tsx'

const LOST = 'The server did not answer. Try again while the task still stands here.'

/** A button that opens a small form; `onDone` runs once the task is closed, or may be. */
export function DismissTask({
  address,
  label,
  onDone,
}: {
  address: string
  label: string
  onDone: () => void
}) {
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()

  const close = async () => {
    if (busy) return
    if (note.trim() === '') return setProblem('Write a note that says why nothing has to be done.')
    setBusy(true)
    const answer = await postJson(address, { note }, { lost: LOST })
    setBusy(false)
    if (!answer.ok) setProblem(answer.message)
    if (answer.ok || answer.isLost) onDone()
  }

  if (!asking) {
    return (
      <button
        type="button"
        className="desk-button desk-button--small"
        aria-label={`Nothing to do: ${label}`}
        onClick={() => setAsking(true)}
      >
        Nothing to do…
      </button>
    )
  }
  return (
    <div className="desk-steps__ask" onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}>
      <label htmlFor={id}>Why is there nothing to do?</label>
      <textarea
        id={id}
        className="desk-note"
        value={note}
        maxLength={MAX_TASK_NOTE_LENGTH}
        autoFocus
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={({ currentTarget }) => {
          setNote(currentTarget.value)
          setProblem(null)
        }}
      />
      <Refusal id={`${id}-problem`}>{problem}</Refusal>
      <div className="desk-steps__buttons">
        <button
          type="button"
          className="desk-button"
          aria-disabled={busy || undefined}
          onClick={() => void close()}
        >
          Close the task
        </button>
        <button type="button" className="desk-button" onClick={() => setAsking(false)}>
          Cancel
        </button>
      </div>
    </div>
  )
}
