// A comment by staff, from the panel of its article: in the writer's own name, and shown once a colleague has
// approved it.

'use client'

import { useAuth } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Answerable } from '#src/comments/reading/latestForStaff.ts'
import { getJson, postJson } from '../http.ts'
import { CommentWords } from '../moderation/CommentWords.tsx'
import { formatInstant } from '../times.ts'
import { keepAnswer, keptAnswer } from './answerDraft.ts'

type Message = { refused: boolean; text: string } | null

/**
 * Under an article that is out; the latest comments are fetched when it is opened. What was written and not
 * sent stands there again.
 */
export function AnswerReaders({ api, articleId }: { api: string; articleId: string }) {
  const { user } = useAuth()
  const person = String(user?.id ?? '')
  const [open, setOpen] = useState(false)
  const [comments, setComments] = useState<Answerable[] | null>(null)
  const [parent, setParent] = useState('')
  const [body, setBody] = useState('')
  const [told, setTold] = useState<Message>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (!person) return
    let isHere = true
    void keptAnswer({ person, articleId }).then((kept) => {
      if (!kept || !isHere) return
      setParent(kept.parent)
      setBody((typed) => typed || kept.body)
      setOpen(true)
      setTold({ refused: false, text: `Kept on this computer since ${formatInstant(isoOf(kept.at))}.` })
    })
    return () => {
      isHere = false
    }
  }, [person, articleId])

  const write = (next: { parent: string; body: string }) => {
    setParent(next.parent)
    setBody(next.body)
    setTold(null)
    keepAnswer({ person, articleId }, next)
  }

  const load = async () => setComments((await fetchComments(api, articleId)) ?? [])

  const answered = comments?.find(({ id }) => id === parent)
  const isGone = parent !== '' && comments !== null && !answered

  const send = async () => {
    if (busy) return
    if (isGone) return setTold({ refused: true, text: GONE })
    setBusy(true)
    const sent = {
      article: articleId,
      ...(answered ? { parent: answered.id, seen: answered.seen } : {}),
      body,
    }
    const answer = await postJson(`${api}/comments/answer`, sent, { lost: LOST })
    setBusy(false)
    if (answer.ok) write({ parent: '', body: '' })
    setTold(
      answer.ok
        ? { refused: false, text: 'Kept. It shows once a colleague has approved it in the comment queue.' }
        : { refused: true, text: answer.message },
    )
    if (!answer.ok && answer.status === 409) await load()
  }

  return (
    <details
      className="desk-answer"
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
        if (currentTarget.open) void load()
      }}
    >
      <summary>Answer as staff</summary>
      <label htmlFor="desk-answer-parent">In reply to</label>
      <select
        id="desk-answer-parent"
        value={parent}
        onChange={(event) => write({ parent: event.target.value, body })}
      >
        <option value="">Nobody: a comment of its own</option>
        {isGone ? <option value={parent}>A comment that is not among the latest</option> : null}
        {(comments ?? []).map((comment) => (
          <option key={comment.id} value={comment.id}>
            {formatInstant(comment.createdAt)}: {comment.words.slice(0, 80)}
          </option>
        ))}
      </select>
      {answered ? (
        <blockquote className="desk-comment__parent">
          <CommentWords content={answered} />
        </blockquote>
      ) : null}
      <label htmlFor="desk-answer-body">Your comment, in your name</label>
      <textarea
        id="desk-answer-body"
        className="desk-note"
        rows={4}
        value={body}
        onChange={(event) => write({ parent, body: event.target.value })}
      />
      <button
        type="button"
        className="desk-button"
        aria-disabled={busy || undefined}
        onClick={() => void send()}
      >
        Send to a colleague
      </button>
      <p
        role="status"
        aria-live="polite"
        className={told?.refused ? 'desk-result desk-result--refused' : 'desk-result'}
      >
        {told?.text}
      </p>
    </details>
  )
}

const LOST =
  'The server did not answer. Look in the comment queue before you send it again: it may ' +
  'be there. Your words stay here.'

const GONE =
  'The comment that you answer is not among the latest that readers see. Choose another, ' +
  'or “Nobody”; your words stay here.'

function isoOf(at: number): string {
  return new Date(at).toISOString()
}

/** The latest that readers see; null when the server does not answer. */
async function fetchComments(api: string, articleId: string): Promise<Answerable[] | null> {
  const latest = await getJson<{ comments: Answerable[] }>(`${api}/comments/latest/${articleId}`)
  return latest?.comments ?? null
}
