// Before a page with an unsaved text is left, what is typed is written down and sent; where that fails the
// person is asked.

'use client'

import { useRouteTransition } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { onceSaved } from './onceSaved.ts'
import { followDrawers } from './openDrawers.ts'
import { lastPlace } from './typingPlace.ts'
import type { TypingHere } from './useTyping.ts'

/** So long a link waits for the save before it, in milliseconds. */
const SAVE_TIMEOUT_MS = 4_000

export type Leaving = {
  /** Where the person wants to go, while they are asked. */
  to: string | null
  stay: () => void
  leave: () => void
}

/** Guards the open form; gives the question to ask, if there is one. */
export function useLeaving({ saver, journal, look }: TypingHere): Leaving {
  const router = useRouter()
  const { startRouteTransition } = useRouteTransition()
  const [to, setTo] = useState<string | null>(null)
  const [place] = useState(lastPlace)
  const go = (address: string) => startRouteTransition(() => router.push(address))

  useEffect(() => place.follow(), [place])
  useEffect(() => {
    const drawers = followDrawers()
    const isUnsaved = () => {
      look()
      return saver.state().unsavedSince !== null
    }
    const keep = () => {
      if (!isUnsaved()) return
      void journal.flush()
      void saver.flush()
    }
    const ask = (event: BeforeUnloadEvent) => {
      const isInDrawer = drawers.holdWords()
      if (!isUnsaved() && !isInDrawer) return
      keep()
      event.preventDefault()
    }
    const hidden = () => {
      if (document.visibilityState === 'hidden') keep()
    }
    const click = (event: MouseEvent) => {
      const address = leavingAddress(event)
      if (!address || !isUnsaved()) return
      event.preventDefault()
      event.stopPropagation()
      void journal.flush()
      const late = new Promise<false>((resolve) => {
        setTimeout(() => resolve(false), SAVE_TIMEOUT_MS)
      })
      void Promise.race([saver.flush(), late]).then((isSaved) => (isSaved ? go(address) : setTo(address)))
    }
    const online = () => saver.retry()
    window.addEventListener('beforeunload', ask)
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', hidden)
    document.addEventListener('click', click, true)
    window.addEventListener('online', online)
    return () => {
      drawers.stop()
      window.removeEventListener('beforeunload', ask)
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', hidden)
      document.removeEventListener('click', click, true)
      window.removeEventListener('online', online)
      keep() // the form goes without the page: Back, or a link of the panel's own
      saver.stop()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `go` is made anew at each render
  }, [saver, journal, look])

  // A save that goes through while the person is asked has answered the question.
  useEffect(() => {
    if (!to) return
    return onceSaved(saver, () => {
      setTo(null)
      go(to)
    })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `go` is made anew at each render
  }, [saver, to])

  return {
    to,
    stay: () => {
      setTo(null)
      requestAnimationFrame(place.goBack) // once the question is gone
    },
    leave: () => {
      if (to) go(to)
      setTo(null)
    },
  }
}

/**
 * The address that a click leads to in place of this page; null where it stays, opens another tab or is no
 * link.
 */
function leavingAddress(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target === '_blank' || link.hasAttribute('download')) return null
  const next = new URL(link.href, window.location.href)
  if (next.origin !== window.location.origin) return null
  const isHere = next.pathname === window.location.pathname && next.search === window.location.search
  return isHere ? null : next.href
}
