// The fields of an article that is closed to edits take no keys and no clicks: what would be typed there
// would be refused. Notes to colleagues stay open.

'use client'

import { useEffect } from 'react'

const FIELDS = '.document-fields .field-type'
const OPEN = '#field-deskNotes'

/** While `isClosed`, every field of the form but the open ones is inert, also those that come later. */
export function useClosedForm(isClosed: boolean): void {
  useEffect(() => {
    if (!isClosed) return undefined
    const closed = new Set<HTMLElement>()
    const close = () => {
      for (const field of document.querySelectorAll<HTMLElement>(FIELDS)) {
        if (field.inert || isOpen(field)) continue
        field.inert = true
        closed.add(field)
      }
    }
    close()
    const observer = new MutationObserver(close)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      observer.disconnect()
      for (const field of closed) field.inert = false
    }
  }, [isClosed])
}

/** A field that holds an open one is not closed as a whole. */
function isOpen(field: HTMLElement): boolean {
  return field.matches(OPEN) || field.querySelector(OPEN) !== null || field.closest(OPEN) !== null
}
