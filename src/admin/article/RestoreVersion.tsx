// Brings a version back as the newest draft.

'use client'

import { useState } from 'react'
import { postJson } from '../http.ts'
import { Refusal } from '../Refusal.tsx'

const LOST =
  'The server did not answer. Look in the list of versions whether it was brought back before you try again.'

type Props = {
  /** Where the staff API restores it. */
  address: string
  /** The article's form. */
  article: string
  revision: number
}

/** A button, and the server's sentence where it refuses. */
export function RestoreVersion({ address, article, revision }: Props) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const restore = async () => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    const answer = await postJson(address, {}, { lost: LOST })
    setBusy(false)
    if (answer.ok) window.location.assign(article)
    else setProblem(answer.message)
  }
  return (
    <>
      <button
        type="button"
        className="desk-button"
        aria-disabled={busy || undefined}
        onClick={() => void restore()}
      >
        {busy ? 'One moment…' : `Bring revision ${revision} back as the newest draft`}
      </button>
      <Refusal>{problem}</Refusal>
    </>
  )
}
