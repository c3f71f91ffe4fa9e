// Protects what is typed while a save is on its way.
//
// Payload remembers only the field touched last as changed; when the answer of an autosave arrives, it puts the saved
// value over every other field, including one that was typed in after the request had left. Here every field changed
// since the request is marked, so that the answer leaves it alone and the next autosave sends it.

'use client'

import { useAllFormFields, useFormBackgroundProcessing } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useLayoutEffect, useRef } from 'react'
import { typedSince } from './typedSince.ts'

/** Keeps newer typing out of reach of an older save's answer. */
export function useKeepTyping(): void {
  const [fields, dispatch] = useAllFormFields()
  const saving = useFormBackgroundProcessing()
  const sent = useRef<FormState | null>(null)

  useLayoutEffect(() => {
    if (!saving) {
      sent.current = null
      return
    }
    sent.current ??= fields
    const marked = typedSince(sent.current, fields)
    if (Object.keys(marked).length > 0) dispatch({ type: 'UPDATE_MANY', formState: marked })
  }, [fields, saving, dispatch])
}
