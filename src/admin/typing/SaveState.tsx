// The line above the form that says whether what is typed is saved, and what to do where it is not.

'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { useSaveState, useTypingOf } from './savers.ts'
import { SignedOutNotice } from './SignedOutNotice.tsx'
import { saveLine } from './words.ts'

/** Stands in the place of Payload's own line, which says “Last saved” whatever has happened. */
export function SaveState() {
  const { id } = useDocumentInfo()
  const typing = useTypingOf(id ? String(id) : null)
  const state = useSaveState(typing?.saver ?? null)
  const [asks, setAsks] = useState(false)
  const isSignedOut = state?.trouble?.kind === 'signedOut'
  useEffect(() => setAsks(false), [isSignedOut])
  if (!typing || !state) return null
  const { tone, text } = saveLine(state, { clockTime, keeps: typing.keeps() })
  const { trouble } = state
  return (
    <div className={`desk-saved desk-saved--${tone}`}>
      <p role="status">{text}</p>
      {trouble?.kind === 'unreachable' ? (
        <button type="button" className="desk-button desk-button--small" onClick={() => typing.saver.retry()}>
          Try now
        </button>
      ) : null}
      {isSignedOut ? (
        <button type="button" className="desk-button desk-button--small" onClick={() => setAsks(true)}>
          Sign in
        </button>
      ) : null}
      {trouble?.kind === 'refused' ? (
        <ul>
          {[...new Set(trouble.problems.map(({ message }) => message))].map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      ) : null}
      {isSignedOut ? (
        <SignedOutNotice
          person={typing.person}
          keeps={typing.keeps()}
          asks={asks}
          onAsk={setAsks}
          onSignedIn={() => typing.saver.retry()}
        />
      ) : null}
    </div>
  )
}

/** An instant as the clock of this computer shows it: `17:58`. */
function clockTime(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at)
}
