// What is typed into a desk time, beside the instant that the form keeps.

'use client'

import { useEffect, useRef, useState } from 'react'
import { instantOf, wallTime } from '#src/workflow/deskTime.ts'

type WallTimeInput = {
  value: string | null
  zone: string
  /**
   * Where the zone is typed beside the time: another zone keeps what the clock shows, and so means another
   * instant.
   */
  keepsClock?: boolean
  onChange: (at: string | null) => void
}

export type TypedTime = {
  /** The text of the input. */
  typed: string
  /** Why what was typed is no time; the form then keeps what it had. */
  problem: string | null
  type: (wall: string, isHalfTyped: boolean) => void
  clear: () => void
}

/**
 * Keeps the form at an instant while a wall time is typed: half a date changes nothing, an empty input
 * clears.
 */
export function useWallTime({ value, zone, keepsClock = false, onChange }: WallTimeInput): TypedTime {
  const shown = value ? wallTime(value, zone) : ''
  const [typed, setTyped] = useState(shown)
  const [problem, setProblem] = useState<string | null>(null)
  const last = useRef(shown)

  const before = useRef({ value, zone })

  useEffect(() => {
    const { value: had, zone: from } = before.current
    before.current = { value, zone }
    if (keepsClock && zone !== from && value !== null && value === had) {
      const found = instantOf(typed, zone)
      last.current = found.ok ? wallTime(found.at, zone) : shown
      setProblem(found.ok ? null : found.message)
      if (found.ok) onChange(found.at)
      return
    }
    // Only what comes from elsewhere replaces the text: another save, or a form that is reset.
    if (shown === last.current) return
    last.current = shown
    setTyped(shown)
    setProblem(null)
  }, [keepsClock, onChange, shown, typed, value, zone])

  const keep = (at: string | null) => {
    last.current = at ? wallTime(at, zone) : ''
    setProblem(null)
    onChange(at)
  }

  const type = (wall: string, isHalfTyped: boolean) => {
    setTyped(wall)
    if (wall === '' && !isHalfTyped) return keep(null)
    const found = instantOf(wall, zone)
    if (found.ok) keep(found.at)
    else setProblem(found.message)
  }

  const clear = () => {
    setTyped('')
    keep(null)
  }

  return { typed, problem, type, clear }
}
