// When the open article would go out, were it published now: read from the form, so that a time just typed
// counts.

'use client'

import { useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Live } from '#src/workflow/states.ts'

export type GoesOut = { at: string; isEmbargo: boolean }

/**
 * The time to come at which it goes out by itself; null where publishing puts it out at once. An embargo is
 * for what is new.
 */
export function useGoesOut(live: Live | undefined): GoesOut | null {
  const now = useNow()
  const releaseAt = useTime('releaseAt')
  const embargoUntil = useTime('embargoUntil')
  const until = live === 'none' ? embargoUntil : null
  const at = [releaseAt, until]
    .filter((time): time is string => time !== null && now !== null && new Date(time) > now)
    .toSorted()
    .at(-1)
  return at ? { at, isEmbargo: at === until && at !== releaseAt } : null
}

/** A time of the form; null where none is set. */
export function useTime(name: string): string | null {
  return useFormFields(([fields]) => (fields[name]?.value as string | null | undefined) || null)
}

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
