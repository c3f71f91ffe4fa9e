// Says that the session has ended, and takes nothing from the one who types: neither the focus nor a key.

'use client'

import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { SignInOver } from './SignInOver.tsx'
import { lastPlace } from './typingPlace.ts'

type Props = {
  person: { id: string; email: string }
  /** Whether this computer keeps what is typed. */
  keeps: boolean
  /** Whether the password is asked for. */
  asks: boolean
  onAsk: (asks: boolean) => void
  onSignedIn: () => void
}

/** The notice while somebody is signed out, and the dialog that it opens when it is asked to. */
export function SignedOutNotice({ person, keeps, asks, onAsk, onSignedIn }: Props) {
  const [isShown, setIsShown] = useState(true)
  const [place] = useState(lastPlace)
  useEffect(() => place.follow(), [place])
  if (asks) {
    return <SignInOver person={person} place={place} onSignedIn={onSignedIn} onClose={() => onAsk(false)} />
  }
  if (!isShown) return null
  return createPortal(
    <section className="desk-conflict" role="alert" aria-labelledby="desk-signed-out-title">
      <h2 id="desk-signed-out-title">Your session has ended</h2>
      <p>
        {keeps
          ? 'You can type on: this computer keeps it, and it is saved once you have signed in.'
          : 'Sign in before you type on: this browser keeps no copy.'}
      </p>
      <div className="desk-steps__buttons">
        <button
          type="button"
          className="desk-button desk-button--primary"
          onMouseDown={stayInText}
          onClick={() => onAsk(true)}
        >
          Sign in
        </button>
        <button
          type="button"
          className="desk-button"
          onMouseDown={stayInText}
          onClick={({ currentTarget }) => {
            if (currentTarget === document.activeElement) place.goBack() // it was pressed by a key
            setIsShown(false)
          }}
        >
          Later
        </button>
      </div>
    </section>,
    document.body,
  )
}

/** A click on a button would take the focus out of the text. */
function stayInText(event: { preventDefault: () => void }): void {
  event.preventDefault()
}
