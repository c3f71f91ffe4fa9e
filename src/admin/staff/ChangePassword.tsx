// Changing one's own password: the present one, then the new one twice.

'use client'

import { useId, useState } from 'react'
import { passwordLengthInWords, passwordLengthProblem } from '#access/passwordRules.ts'
import { sendJson } from '../http.ts'
import { Refusal } from '../Refusal.tsx'

const LOST =
  'The server did not answer. Your password may be the new one already: if the present one ' +
  'is refused now, it is.'

type Entered = { currentPassword: string; password: string; again: string }

const NOTHING: Entered = { currentPassword: '', password: '', again: '' }

const FIELDS: { name: keyof Entered; label: string; autoComplete: string }[] = [
  { name: 'currentPassword', label: 'Present password', autoComplete: 'current-password' },
  { name: 'password', label: 'New password', autoComplete: 'new-password' },
  { name: 'again', label: 'New password again', autoComplete: 'new-password' },
]

/** A button that opens three fields. It stands inside the form of the account, so it is sent by itself. */
export function ChangePassword({ address }: { address: string }) {
  const [open, setOpen] = useState(false)
  const [entered, setEntered] = useState(NOTHING)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [done, setDone] = useState(false)
  const id = useId()

  const close = () => {
    setOpen(false)
    setEntered(NOTHING)
    setProblem(null)
  }

  const change = async () => {
    if (busy) return
    const wrong = problemOf(entered)
    if (wrong) return setProblem(wrong)
    setBusy(true)
    const { currentPassword, password } = entered
    const answer = await sendJson(address, { currentPassword, password }, { method: 'PATCH', lost: LOST })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.message)
    close()
    setDone(true)
  }

  if (!open) {
    return (
      <div className="desk-password">
        <button type="button" className="desk-button" onClick={() => (setDone(false), setOpen(true))}>
          Change password
        </button>
        <p role="status" className="desk-result">
          {done ? 'Your password is changed. You are signed out everywhere else.' : ''}
        </p>
      </div>
    )
  }
  return (
    <div
      role="group"
      aria-label="Change password"
      className="desk-password"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault() // the account's own form is another one
        void change()
      }}
    >
      {FIELDS.map(({ name, label, autoComplete }) => (
        <div key={name}>
          <label htmlFor={`${id}-${name}`}>{label}</label>
          <input
            id={`${id}-${name}`}
            type="password"
            className="desk-note"
            autoComplete={autoComplete}
            autoFocus={name === 'currentPassword'}
            value={entered[name]}
            aria-describedby={problem ? `${id}-problem` : name === 'password' ? `${id}-rule` : undefined}
            aria-invalid={problem !== null || undefined}
            onChange={({ currentTarget }) => {
              setEntered({ ...entered, [name]: currentTarget.value })
              setProblem(null)
            }}
          />
        </div>
      ))}
      <p id={`${id}-rule`}>A password has {passwordLengthInWords('staff')}.</p>
      <Refusal id={`${id}-problem`}>{problem}</Refusal>
      <div className="desk-steps__buttons">
        <button
          type="button"
          className="desk-button"
          aria-disabled={busy || undefined}
          onClick={() => void change()}
        >
          Save the new password
        </button>
        <button type="button" className="desk-button" onClick={close}>
          Cancel
        </button>
      </div>
    </div>
  )
}

function problemOf({ currentPassword, password, again }: Entered): string | null {
  if (currentPassword === '') return 'Give your present password too.'
  return (
    passwordLengthProblem('staff', password) ??
    (password === again ? null : 'The new password is not the same twice.')
  )
}
