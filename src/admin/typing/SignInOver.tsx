// Signing in again over the form, when the session has ended: what is typed stays where it is.

'use client'

import { useAuth, useConfig } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { postJson } from '../http.ts'
import { Refusal } from '../Refusal.tsx'
import type { Place } from './typingPlace.ts'

type Props = {
  person: { id: string; email: string }
  /** Where the person was typing. */
  place: Place
  onSignedIn: () => void
  onClose: () => void
}

/** A dialog that asks for the password of the person whose text this is. */
export function SignInOver({ person, place, onSignedIn, onClose }: Props) {
  const { config } = useConfig()
  const { fetchFullUser } = useAuth()
  const dialog = useRef<HTMLDialogElement>(null)
  const [email, setEmail] = useState(person.email)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    element?.querySelector<HTMLInputElement>('input[type=password]')?.focus()
    return () => place.goBack()
  }, [place])

  const notYours = `This text was typed as ${person.email}. Sign in with that address to save it.`

  const signIn = async () => {
    if (busy) return
    if (email.trim().toLowerCase() !== person.email.toLowerCase()) return setProblem(notYours)
    setBusy(true)
    setProblem(null)
    const answer = await postJson<{ user?: { id: string; name?: string } }>(
      `${config.routes.api}/staff/login`,
      {
        email,
        password,
      },
    )
    setBusy(false)
    if (!answer.ok) return setProblem(answer.message)
    if (answer.result.user?.id !== person.id) return setProblem(notYours)
    void fetchFullUser()
    dialog.current?.close()
    onSignedIn()
  }

  return createPortal(
    <dialog ref={dialog} className="desk-dialog" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          void signIn()
        }}
      >
        <h2 id={`${id}-title`}>Sign in again</h2>
        <p>
          Your session has ended. What you typed is still in the form, and is saved once you have signed in.
        </p>
        <label htmlFor={`${id}-email`}>E-mail address</label>
        <input
          id={`${id}-email`}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <label htmlFor={`${id}-password`}>Password</label>
        <input
          id={`${id}-password`}
          type="password"
          autoComplete="current-password"
          required
          autoFocus
          value={password}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <Refusal id={`${id}-problem`}>{problem}</Refusal>
        <div className="desk-steps__buttons">
          <button
            type="submit"
            className="desk-button desk-button--primary"
            aria-disabled={busy || undefined}
          >
            {busy ? 'One moment…' : 'Sign in and save'}
          </button>
          <button type="button" className="desk-button" onClick={() => dialog.current?.close()}>
            Not now
          </button>
        </div>
      </form>
    </dialog>,
    document.body,
  )
}
