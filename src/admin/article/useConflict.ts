// Somebody else saved this article while it was open here: holds autosave back, keeps what was typed, lets a
// person decide.

'use client'

import { useEffect, useRef, useState } from 'react'
import type { Saver } from '../typing/saver.ts'
import { useSaveState } from '../typing/savers.ts'
import { fetchNewest, type Newer, type Place } from './workflowClient.ts'

export type Conflict = {
  newer: Newer
  /** Whether something was typed here that the newer revision does not have. */
  typed: boolean
}

type Facts = Place & {
  /** The revision that this form knows, and the one that the server has. */
  known: number
  onServer: number
  saver: Saver
  /** Told of a newer revision that has the same text: a colleague, or the clock, took a step. */
  onMoved: (newer: Newer) => void
}

/** The conflict to be decided, or null while this form holds the newest revision. */
export function useConflict({ api, articleId, known, onServer, saver, onMoved }: Facts): Conflict | null {
  const state = useSaveState(saver)
  const [newer, setNewer] = useState<Newer | null>(null)
  const behind = !state?.isSaving && onServer > known
  const requestCount = useRef(0)
  const onMovedRef = useRef(onMoved)
  onMovedRef.current = onMoved

  useEffect(() => {
    if (!behind) {
      requestCount.current = 0
      setNewer(null)
      return
    }
    if (requestCount.current === onServer) return
    requestCount.current = onServer
    void fetchNewest({ api, articleId }).then((answer) => {
      if (requestCount.current !== onServer) return
      if (answer && answer.textRevision <= known) onMovedRef.current(answer)
      else setNewer(answer ?? unknown(onServer))
    })
  }, [api, articleId, behind, known, onServer])

  const isOpen = newer !== null && behind
  useEffect(() => {
    if (!isOpen) return
    saver.hold(true) // it would be refused each time
    return () => saver.hold(false)
  }, [isOpen, saver])

  return isOpen ? { newer, typed: (state?.unsavedSince ?? null) !== null } : null
}

/** What is known of a newer revision while the server does not say more. */
function unknown(revision: number): Newer {
  return {
    revision,
    textRevision: revision,
    savedBy: null,
    savedById: null,
    savedAt: new Date().toISOString(),
    state: 'draft',
    live: 'none',
  }
}
