// Somebody else saved this article while it was open here: holds autosave back, keeps what was typed, lets a person decide.

'use client'

import { useForm, useFormModified } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
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
  saving: boolean
  /** Told of a newer revision that has the same text: a colleague, or the clock, took a step. */
  onMoved: (newer: Newer) => void
}

/** The conflict to be decided, or null while this form holds the newest revision. */
export function useConflict({ api, articleId, known, onServer, saving, onMoved }: Facts): Conflict | null {
  const { setModified } = useForm()
  const modified = useFormModified()
  const [newer, setNewer] = useState<Newer | null>(null)
  const [typed, setTyped] = useState(false)
  const behind = !saving && onServer > known
  const asked = useRef(0)
  const told = useRef(onMoved)
  told.current = onMoved

  useEffect(() => {
    if (!behind) {
      asked.current = 0
      setNewer(null)
      setTyped(false)
      return
    }
    if (asked.current === onServer) return
    asked.current = onServer
    void fetchNewest({ api, articleId }).then((answer) => {
      if (asked.current !== onServer) return
      if (answer && answer.textRevision <= known) told.current(answer)
      else setNewer(answer ?? unknown(onServer))
    })
  }, [api, articleId, behind, known, onServer])

  // Without this, autosave would ask again every second and a half and be refused each time.
  useEffect(() => {
    if (!newer || !modified) return
    setTyped(true)
    setModified(false)
  }, [newer, modified, setModified])

  useEffect(() => {
    if (!typed) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [typed])

  return newer && behind ? { newer, typed } : null
}

/** What is known of a newer revision while the server does not say more. */
function unknown(revision: number): Newer {
  return {
    revision,
    textRevision: revision,
    savedBy: null,
    savedAt: new Date().toISOString(),
    state: 'draft',
    live: 'none',
  }
}
