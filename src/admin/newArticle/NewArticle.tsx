// Asks for the headline of a new article, makes its draft, and opens the form.

'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { inputOf } from '#src/articles/inputs.ts'
import { postJson } from '../http.ts'
import { Refusal } from '../Refusal.tsx'
import type { Source } from './source.ts'

const LOST =
  'The server did not answer. Look into the list of articles before you try again: the draft may be there.'

type Props = { api: string; admin: string; source: Source | null }

/** A headline and a button; what was typed stays where the draft cannot be made. */
export function NewArticle({ api, admin, source }: Props) {
  const [headline, setHeadline] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const { label, maxLength } = inputOf('headline')

  const begin = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (headline.trim() === '') {
      setProblem('Write a headline: a working one will do, and it can be changed at any time.')
      input.current?.focus()
      return
    }
    setBusy(true)
    const address = source ? `${api}/articles/${source.id}/copy` : `${api}/articles?draft=true&depth=0`
    const answer = await postJson<{ doc: { id: string } }>(address, { headline }, { lost: LOST })
    if (answer.ok) window.location.assign(`${admin}/collections/articles/${answer.result.doc.id}`)
    else {
      setProblem(answer.message)
      setBusy(false)
    }
  }

  return (
    <form className="desk-new__form" onSubmit={(event) => void begin(event)}>
      <h1>{source ? 'Copy of an article' : 'New article'}</h1>
      {source ? (
        <p>
          The copy takes over the text of “{source.headline}”, its pictures, sections and class. It has an
          address, a byline and versions of its own.
        </p>
      ) : null}
      <label htmlFor="new-headline">{label}</label>
      <input
        ref={input}
        id="new-headline"
        value={headline}
        maxLength={maxLength}
        aria-invalid={problem !== null || undefined}
        aria-describedby="new-problem"
        autoComplete="off"
        onChange={({ currentTarget }) => {
          setHeadline(currentTarget.value)
          setProblem(null)
        }}
      />
      <Refusal id="new-problem">{problem}</Refusal>
      <div className="desk-steps__buttons">
        <button type="submit" className="desk-button desk-button--primary" aria-disabled={busy || undefined}>
          Begin writing
        </button>
        <a className="desk-button" href={`${admin}/collections/articles`}>
          All articles
        </a>
      </div>
    </form>
  )
}
