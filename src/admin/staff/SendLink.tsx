// Sends a colleague a link to choose a new password.

'use client'

import { useState } from 'react'
import { type Answer, postJson } from '../http.ts'

const LOST =
  'The server did not answer. The link may be on its way; another takes its place when you try again.'

/** A button, and what came of it. `address` is that of the command. */
export function SendLink({ address }: { address: string }) {
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer<unknown> | null>(null)

  const send = async () => {
    if (busy) return
    setBusy(true)
    setAnswer(await postJson(address, {}, { lost: LOST }))
    setBusy(false)
  }

  return (
    <div className="desk-password">
      <button
        type="button"
        className="desk-button"
        aria-disabled={busy || undefined}
        onClick={() => void send()}
      >
        Send a link to set a password
      </button>
      <p role="status" className={answer && !answer.ok ? 'desk-result desk-result--refused' : 'desk-result'}>
        {answer === null ? '' : answer.ok ? 'The link is on its way. It works for one hour.' : answer.message}
      </p>
    </div>
  )
}
