'use client'
// Where a figure is chosen, the search has the focus: the drawer would give it to its Close button, which a
// space presses.

import { useEffect, useRef } from 'react'

/** The drawer gives its focus away once it has opened; this comes after that. */
const AFTER_OPENING_MS = 60

/** Stands after the input of a relationship. */
export function SearchAtOnce() {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const timer = setTimeout(
      () => place.current?.closest('.field-type')?.querySelector('input')?.focus(),
      AFTER_OPENING_MS,
    )
    return () => clearTimeout(timer)
  }, [])
  return <span ref={place} hidden />
}
