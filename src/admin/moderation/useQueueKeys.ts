// Single keys for moderators: j and k move, x chooses, a approves, r removes. They work only while the focus
// is on a comment of the queue, never in a field, and can be switched off (WCAG 2.1.4).

'use client'

import { useCallback, useEffect, useState, type KeyboardEvent } from 'react'

const REMEMBERED = 'assay-queue-keys'

export type QueueKeys = {
  on: boolean
  setOn: (on: boolean) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** Handles the queue's keys; `act` gets the key and the id of the comment that has the focus. */
export function useQueueKeys(act: (key: 'j' | 'k' | 'x' | 'a' | 'r', id: string) => void): QueueKeys {
  const [on, setOn] = useState(true)
  useEffect(() => setOn(localStorage.getItem(REMEMBERED) !== 'off'), [])

  const remember = useCallback((next: boolean) => {
    localStorage.setItem(REMEMBERED, next ? 'on' : 'off')
    setOn(next)
  }, [])

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (!on || event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target as HTMLElement
      if (target.closest('textarea, select, input:not([type="checkbox"])')) return
      const item = target.closest<HTMLElement>('[data-comment]')
      const key = event.key.toLowerCase()
      if (!item?.dataset.comment || !isKey(key)) return
      event.preventDefault()
      act(key, item.dataset.comment)
    },
    [act, on],
  )

  return { on, setOn: remember, onKeyDown }
}

function isKey(key: string): key is 'j' | 'k' | 'x' | 'a' | 'r' {
  return ['j', 'k', 'x', 'a', 'r'].includes(key)
}
