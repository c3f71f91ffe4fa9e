// Saves what is still unsaved before a move, so that what moves is what the person sees.

'use client'

import { useForm } from '@payloadcms/ui'
import { useCallback } from 'react'
import type { Saver } from '../typing/saver.ts'
import { useSaveState } from '../typing/savers.ts'

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
export function useFlush(saver: Saver): FormHold {
  const { setProcessing } = useForm()
  const state = useSaveState(saver)

  const flush = useCallback(async () => {
    await typingSettled()
    return saver.flush()
  }, [saver])

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

/** The body's editor reports its text when the browser is idle, after at most half a second. */
async function typingSettled(): Promise<void> {
  if (!('requestIdleCallback' in window)) return pause(600)
  await new Promise<void>((resolve) => window.requestIdleCallback(() => resolve(), { timeout: 600 }))
  await pause(50)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
