// The clock of a page that stays open.

'use client'

import { useEffect, useState } from 'react'

/** The clock of this machine, ticking by the half minute; null until the page has come alive. */
export function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    setNow(new Date())
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
