// Before signing in Payload keeps to the light theme; this follows what the visitor's system prefers there as
// well.

'use client'

import { useEffect } from 'react'

/** Draws nothing. A theme chosen in the panel (kept in a cookie) wins. */
export function FollowTheme() {
  useEffect(() => {
    if (/(^|; )assay-theme=/.test(document.cookie)) return
    const dark = window.matchMedia('(prefers-color-scheme: dark)').matches
    document.documentElement.setAttribute('data-theme', dark ? 'dark' : 'light')
  }, [])
  return null
}
