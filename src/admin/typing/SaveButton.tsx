// Saves now, as a version of its own: the button at the top of an article's form, and Ctrl+S.

'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect } from 'react'
import { useSaveState, useTypingOf } from './savers.ts'

/** Stands in the place of Payload's Save Draft. */
export function SaveButton() {
  const { id } = useDocumentInfo()
  const typing = useTypingOf(id ? String(id) : null)
  const saver = typing?.saver ?? null
  const state = useSaveState(saver)
  useEffect(() => {
    if (!typing) return
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      typing.look()
      if (typing.saver.state().unsavedSince !== null) void typing.saver.flush({ own: true })
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [typing])
  if (!saver || !state) return null
  const isUnsaved = state.unsavedSince !== null
  return (
    <button
      type="button"
      id="action-save-draft"
      className="desk-button"
      aria-disabled={!isUnsaved || undefined}
      onClick={() => (isUnsaved ? void saver.flush({ own: true }) : undefined)}
    >
      Save now
    </button>
  )
}
