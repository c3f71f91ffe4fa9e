// Names of readers that wait for a moderator: those asked for, and those that could be taken for somebody
// else's.

'use client'

import { useRouter } from 'next/navigation.js'
import { useRef, useState } from 'react'
import type { NameDecision } from '#src/readers/names/decideName.ts'
import type { NameToCheck } from '#src/readers/names/namesToCheck.ts'
import { postJson } from '../http.ts'

const LOST = 'The server did not answer. Look whether the name still waits here before you try again.'

type Props = { names: NameToCheck[]; api: string; admin: string }

/** Nothing while no name waits. */
export function Names({ names, api, admin }: Props) {
  const router = useRouter()
  const [message, setMessage] = useState({ refused: false, text: '' })
  const [busy, setBusy] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  if (names.length === 0 && message.text === '') return null

  const decide = async ({ id, asked }: NameToCheck, decision: NameDecision) => {
    if (busy) return
    setBusy(true)
    const answer = await postJson(`${api}/readers/${id}/name/${decision}`, { name: asked }, { lost: LOST })
    setBusy(false)
    if (answer.ok) heading.current?.focus() // the button that had it goes with its name
    setMessage(
      answer.ok
        ? { refused: false, text: decision === 'approve' ? 'The new name stands.' : 'Declined.' }
        : { refused: true, text: answer.message },
    )
    router.refresh()
  }

  return (
    <section aria-labelledby="desk-names-title" className="desk-names">
      <h2 id="desk-names-title" ref={heading} tabIndex={-1}>
        Names of readers
      </h2>
      <p
        role="status"
        aria-live="polite"
        className={message.refused ? 'desk-result desk-result--refused' : 'desk-result'}
      >
        {message.text}
      </p>
      <ul className="desk-queue__items" aria-label="Names">
        {names.map((name) => (
          <li key={name.id} className="desk-comment">
            <div className="desk-comment__main">
              <a href={`${admin}/collections/readers/${name.id}`}>
                <strong>{name.displayName}</strong>
              </a>
              {name.asked === null ? null : (
                <span>
                  → <strong>{name.asked}</strong>
                </span>
              )}
              <span className="desk-small">{name.why}</span>
            </div>
            {name.asked === null ? null : (
              <div className="desk-comment__decide">
                <button
                  type="button"
                  className="desk-button desk-button--primary"
                  aria-disabled={busy || undefined}
                  onClick={() => void decide(name, 'approve')}
                >
                  Let it pass<span className="desk-hidden"> for {name.displayName}</span>
                </button>
                <button
                  type="button"
                  className="desk-button desk-button--danger"
                  aria-disabled={busy || undefined}
                  onClick={() => void decide(name, 'decline')}
                >
                  Decline<span className="desk-hidden"> the new name of {name.displayName}</span>
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
