// What a step asks before it is taken: to read the page, a note that says why, and what has to be declared.

'use client'

import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { MAX_STEP_NOTE_LENGTH } from '#collections/notes.ts'
import { ON_WHAT_IS_READ } from '#src/workflow/actions.ts'
import type { AvailableStep } from '#src/workflow/engine.ts'
import { Refusal } from '../Refusal.tsx'
import { hashRead, ReadingPage } from './ReadingPage.tsx'
import { buttonOf, labelOf, notePurpose, type Doing } from './steps.ts'

const PROBLEMS = {
  note: 'Write a note that says why.',
  declare: 'Declare each of these, or leave the step.',
  page:
    'The frame does not show this draft. Load it again. If your session has ended, sign in in ' +
    'another tab first.',
}

type Props = { choice: AvailableStep; doing: Doing; onCancel: () => void }

/** A small form in the place of the step's button. Escape leaves it, Ctrl+Enter takes the step. */
export function AskFirst({ choice, doing: { articleId, busy, blocked, refused, onTake }, onCancel }: Props) {
  const [note, setNote] = useState('')
  const [attestations, setAttestations] = useState<string[]>([])
  const [isTaken, setIsTaken] = useState(false)
  const frame = useRef<HTMLIFrameElement>(null)
  const [problem, setProblem] = useState<keyof typeof PROBLEMS | null>(null)
  const id = useId()
  const declares = choice.declare.length > 0
  const reads = ON_WHAT_IS_READ.includes(choice.action)

  const take = () => {
    if (busy) return
    const hash = hashRead(frame.current)
    if (choice.declare.some(({ key }) => !attestations.includes(key))) setProblem('declare')
    else if (choice.needsNote && note.trim() === '') setProblem('note')
    else if (reads && !hash) setProblem('page')
    else {
      setIsTaken(true)
      onTake(choice, { note, attestations, hash })
    }
  }

  const onKeyDown = ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
    if (key === 'Escape' && !reads) onCancel()
    if (key === 'Enter' && (ctrlKey || metaKey)) take()
  }
  const question = (
    <>
      {declares ? (
        <fieldset className="desk-declare">
          <legend>I declare</legend>
          {choice.declare.map(({ key, text }, place) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={attestations.includes(key)}
                autoFocus={place === 0 && !reads}
                aria-describedby={problem === 'declare' ? `${id}-problem` : undefined}
                onChange={({ currentTarget: { checked } }) => {
                  setAttestations((given) => (checked ? [...given, key] : given.filter((one) => one !== key)))
                  setProblem(null)
                }}
              />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <label htmlFor={id}>{notePurpose(choice)}</label>
      <textarea
        id={id}
        className="desk-note"
        value={note}
        maxLength={MAX_STEP_NOTE_LENGTH}
        autoFocus={!declares && !reads}
        required={choice.needsNote}
        aria-invalid={problem === 'note' || undefined}
        aria-describedby={problem === 'note' ? `${id}-problem` : undefined}
        onChange={({ currentTarget }) => {
          setNote(currentTarget.value)
          setProblem(null)
        }}
      />
      <Refusal id={`${id}-problem`}>
        {problem ? PROBLEMS[problem] : (blocked ?? (isTaken ? refused : null))}
      </Refusal>
      <div className="desk-steps__buttons">
        <button
          type="button"
          className={`desk-button ${buttonOf(choice) || 'desk-button--primary'}`}
          aria-disabled={busy || undefined}
          onClick={take}
        >
          {labelOf(choice)}
        </button>
        <button type="button" className="desk-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </>
  )
  return (
    <li className="desk-steps__ask" onKeyDown={onKeyDown}>
      {reads ? (
        <ReadingPage
          articleId={articleId}
          called={labelOf(choice)}
          frame={frame}
          onLoad={() => setProblem((now) => (now === 'page' ? null : now))}
          onClose={onCancel}
        >
          {question}
        </ReadingPage>
      ) : (
        question
      )}
    </li>
  )
}
