// The workflow of the open article as the server sees it, asked again after each save that ends, on focus and
// twice a minute.

'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { fetchOutlook, type DeskOutlook, type Place } from './workflowClient.ts'

const EVERY_MS = 30_000
/** A form that saves twice in a row asks once. */
const SETTLE_MS = 150

export type OutlookState = { workflowStatus: DeskOutlook | null; failed: boolean; refresh: () => void }

/** Keeps the workflow status of one article fresh. When `saving` ends, well or badly, it is asked again. */
export function useWorkflowStatus({ api, articleId, saving }: Place & { saving: boolean }): OutlookState {
  const [workflowStatus, setOutlook] = useState<DeskOutlook | null>(null)
  const [failed, setFailed] = useState(false)
  const running = useRef<AbortController | null>(null)

  const refresh = useCallback(() => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    void fetchOutlook({ api, articleId }, controller.signal).then((answer) => {
      if (controller.signal.aborted) return
      setFailed(answer === null)
      if (answer) setOutlook(answer)
    })
  }, [api, articleId])

  useEffect(() => {
    if (saving) return
    const timer = setTimeout(refresh, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [refresh, saving])
  useEffect(() => {
    const whenSeen = () => document.visibilityState === 'visible' && refresh()
    const timer = setInterval(whenSeen, EVERY_MS)
    window.addEventListener('focus', whenSeen)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', whenSeen)
      running.current?.abort()
    }
  }, [refresh])

  return { workflowStatus, failed, refresh }
}
