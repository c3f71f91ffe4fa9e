// The comment queue at work: choose, approve, remove, one by one or many at once, by pointer or by keyboard.

'use client'

import { useRouter } from 'next/navigation.js'
import { useCallback, useEffect, useRef, useState } from 'react'
import { neighbour, nextAfter, toggled } from './chosen.ts'
import { CommentCard } from './CommentCard.tsx'
import { decide, type Decision } from './decide.ts'
import { QueueBar } from './QueueBar.tsx'
import { QueuePages, QueueTabs } from './QueueTabs.tsx'
import type { QueuePage } from './tabs.ts'
import { useQueueKeys } from './useQueueKeys.ts'

type Props = { shown: QueuePage; admin: string; api: string }

type Message = { refused: boolean; text: string }

/** One page of the queue. */
export function Queue({ shown, admin, api }: Props) {
  const router = useRouter()
  // What was decided here stays away, even where a page asked for earlier arrives later and still has it.
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [message, setMessage] = useState<Message>({ refused: false, text: '' })
  const [reason, setReason] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const items = shown.items.filter((item) => !gone.has(item.id))
  const ids = items.map((item) => item.id)
  const left = shown.counts[shown.tab] - (shown.items.length - items.length)
  const counts = { ...shown.counts, [shown.tab]: left }

  // Counts and the next comments are fetched once the moderator pauses.
  useEffect(() => {
    if (gone.size === 0) return
    const timer = setTimeout(() => router.refresh(), items.length === 0 ? 0 : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [gone, items.length, router])

  const focusOn = useCallback((id: string | null) => {
    requestAnimationFrame(() => {
      const card =
        id === null ? null : list.current?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"]`)
      ;(card ?? heading.current)?.focus()
    })
  }, [])

  const take = async (which: readonly string[], decision: Decision, at: string | null) => {
    if (busy || which.length === 0) return
    setBusy(true)
    const answer = await decide({
      api,
      ids: which,
      seen: Object.fromEntries(items.map((item) => [item.id, item.seen])),
      decision,
      reason: decision === 'remove' ? reason.trim() || null : null,
    })
    setBusy(false)
    if (!answer.ok) {
      setMessage({ refused: true, text: answer.message })
      router.refresh() // a colleague has been faster, most often: what they decided stands in the list
      return focusOn(at)
    }
    if (answer.refused.length > 0) router.refresh()
    const leaving = new Set(answer.done)
    const next = nextAfter({ ids, leaving, at })
    setGone(new Set([...gone, ...leaving]))
    setChosen(new Set([...chosen].filter((id) => !leaving.has(id))))
    const outcome = { decision, done: leaving.size, refused: answer.refused }
    setMessage({
      refused: answer.refused.length > 0,
      text: sentence({ ...outcome, left: items.length - leaving.size }),
    })
    focusOn(next)
  }

  const keys = useQueueKeys((key, id) => {
    if (key === 'j' || key === 'k') return focusOn(neighbour({ ids, at: id, step: key === 'j' ? 1 : -1 }))
    if (key === 'x') return setChosen(toggled(chosen, id))
    if (key === 'a' && shown.tab !== 'visible') void take([id], 'approve', id)
    if (key === 'r' && shown.tab !== 'removed') void take([id], 'remove', id)
  })

  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Comment queue
      </h1>
      <QueueTabs shown={{ ...shown, counts }} admin={admin} />
      <QueueBar
        tab={shown.tab}
        total={items.length}
        chosen={chosen.size}
        busy={busy}
        reason={reason}
        keysOn={keys.on}
        onReason={setReason}
        onKeys={keys.setOn}
        onChooseAll={(all) => setChosen(new Set(all ? ids : []))}
        onDecide={(decision) =>
          void take(
            ids.filter((id) => chosen.has(id)),
            decision,
            ids.find((id) => chosen.has(id)) ?? null,
          )
        }
      />
      <p
        role="status"
        aria-live="polite"
        className={message.refused ? 'desk-result desk-result--refused' : 'desk-result'}
      >
        {message.text}
      </p>
      {items.length === 0 ? (
        <p className="desk-empty">{left > 0 ? 'Fetching the next comments…' : EMPTY[shown.tab]}</p>
      ) : null}
      <ul ref={list} className="desk-queue__items" aria-label="Comments" onKeyDown={keys.onKeyDown}>
        {items.map((item) => (
          <CommentCard
            key={item.id}
            item={item}
            tab={shown.tab}
            admin={admin}
            chosen={chosen.has(item.id)}
            busy={busy}
            onChoose={() => setChosen(toggled(chosen, item.id))}
            onDecide={(decision) => void take([item.id], decision, item.id)}
          />
        ))}
      </ul>
      <QueuePages shown={shown} admin={admin} />
    </>
  )
}

const PAUSE_MS = 1500

const EMPTY = {
  pending: 'No comment waits for a decision.',
  visible: 'No comment is visible yet.',
  removed: 'No comment has been removed.',
}

type DecisionResult = { decision: Decision; done: number; refused: string[]; left: number }

function sentence({ decision, done, refused, left }: DecisionResult): string {
  const what = done === 1 ? 'One comment' : `${done} comments`
  return [
    `${what} ${decision === 'approve' ? 'approved' : 'removed'}.`,
    ...refused,
    `${left} left on this page.`,
  ].join(' ')
}
