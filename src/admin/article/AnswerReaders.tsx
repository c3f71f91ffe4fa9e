// A comment by staff, from the panel of its article: in the writer's own name, and shown once a colleague has approved it.

'use client'

import { useState } from 'react'
import { seenIn, type SeenRow } from '#src/comments/seen.ts'
import { getJson, postJson } from '../http.ts'
import { formatInstant } from '../times.ts'

type Said = SeenRow & { id: string; body: string; createdAt: string }

/** Under an article that is out; the latest comments are fetched when it is opened. */
export function AnswerReaders({ api, articleId }: { api: string; articleId: string }) {
  const [comments, setComments] = useState<Said[]>([])
  const [parent, setParent] = useState('')
  const [body, setBody] = useState('')
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)

  const load = async () => {
    const query = new URLSearchParams({
      'where[article][equals]': articleId,
      'where[state][equals]': 'visible',
      sort: '-createdAt',
      depth: '0',
      limit: '20',
      'select[body]': 'true',
      'select[createdAt]': 'true',
      'select[state]': 'true',
      'select[editedAt]': 'true',
      'select[moderatedBy]': 'true',
    })
    setComments((await getJson<{ docs: Said[] }>(`${api}/comments?${query}`))?.docs ?? [])
  }

  const answered = comments.find(({ id }) => id === parent)

  const send = async () => {
    if (busy) return
    setBusy(true)
    const answer = await postJson(`${api}/comments/answer`, {
      article: articleId,
      ...(answered ? { parent: answered.id, seen: seenIn(answered) } : {}),
      body,
    })
    setBusy(false)
    setSaid(
      answer.ok ? 'Kept. It shows once a colleague has approved it in the comment queue.' : answer.message,
    )
    if (answer.ok) setBody('')
    else if (answer.status === 409) await load()
  }

  return (
    <details className="desk-answer" onToggle={(event) => event.currentTarget.open && void load()}>
      <summary>Answer as staff</summary>
      <label htmlFor="desk-answer-parent">In reply to</label>
      <select id="desk-answer-parent" value={parent} onChange={(event) => setParent(event.target.value)}>
        <option value="">Nobody: a comment of its own</option>
        {comments.map((comment) => (
          <option key={comment.id} value={comment.id}>
            {formatInstant(comment.createdAt)}: {comment.body.slice(0, 80)}
          </option>
        ))}
      </select>
      {answered ? <blockquote className="desk-comment__parent">{answered.body}</blockquote> : null}
      <label htmlFor="desk-answer-body">Your comment, in your name</label>
      <textarea
        id="desk-answer-body"
        className="desk-note"
        rows={4}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <button
        type="button"
        className="desk-button"
        aria-disabled={busy || undefined}
        onClick={() => void send()}
      >
        Send to a colleague
      </button>
      <p role="status" aria-live="polite" className="desk-result">
        {said}
      </p>
    </details>
  )
}
