// Saves what is still unsaved before a move, so that what moves is what the person sees.

'use client'

import { useForm } from '@payloadcms/ui'
import { useCallback } from 'react'
import { useSaveState, type Typing } from '../typing/savers.ts'

export type FormHold = {
  /** Whether the form holds text that no save has carried yet. */
  unsaved: boolean
  saving: boolean
  /** Waits for a running save and saves the rest. False when that was refused. */
  flush: () => Promise<boolean>
  /** Saves all of the form now, whether or not it changed. False when that was refused. */
  save: () => Promise<boolean>
  /** Runs `work` with the form held still. */
  hold: <T>(work: () => Promise<T>) => Promise<T>
}

/** What the workflow panel needs of the form around it. */
export function useFlush({ saver, look }: Pick<Typing, 'saver' | 'look'>): FormHold {
  const { setProcessing } = useForm()
  const state = useSaveState(saver)

  const flush = useCallback(() => {
    look()
    return saver.flush()
  }, [saver, look])

  const save = useCallback(() => saver.flush({ own: true }), [saver])

  const hold = useCallback(
    async <T>(work: () => Promise<T>) => {
      setProcessing(true)
      saver.hold(true)
      try {
        return await work()
      } finally {
        saver.hold(false)
        setProcessing(false)
      }
    },
    [setProcessing, saver],
  )

  return {
    unsaved: (state?.unsavedSince ?? null) !== null,
    saving: state?.isSaving ?? false,
    flush,
    save,
    hold,
  }
}
