// Saves what is still unsaved before a move, so that what moves is what the person sees.

'use client'

import {
  useConfig,
  useDocumentInfo,
  useForm,
  useFormBackgroundProcessing,
  useFormModified,
  useFormProcessing,
  useLocale,
} from '@payloadcms/ui'
import { useCallback, useRef } from 'react'

const PATIENCE_MS = 15_000

export type FormHold = {
  /** Whether the form holds text that no save has carried yet, or a save is on its way. */
  unsaved: boolean
  saving: boolean
  /** Waits for a running save and saves the rest as a draft version. False when that was refused. */
  flush: () => Promise<boolean>
  /** Saves all of the form now, whether or not it changed. False when that was refused. */
  save: () => Promise<boolean>
  /** Runs `work` with the form held still, and leaves it unmodified. */
  hold: <T>(work: () => Promise<T>) => Promise<T>
}

/** What the workflow panel needs of the form around it. */
export function useFlush(): FormHold {
  const { submit, setProcessing, setModified } = useForm()
  const { config } = useConfig()
  const { id, collectionSlug } = useDocumentInfo()
  const { code: locale } = useLocale()
  const modified = useFormModified()
  const processing = useFormProcessing()
  const background = useFormBackgroundProcessing()
  const now = useRef({ modified: false, saving: false })
  now.current = { modified, saving: processing || background }

  const save = useCallback(async () => {
    const query = new URLSearchParams({
      depth: '0',
      draft: 'true',
      'fallback-locale': 'null',
      ...(locale ? { locale } : {}),
    })
    const answer = await submit({
      action: `${config.routes.api}/${collectionSlug}/${id}?${query}`,
      method: 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
      disableSuccessStatus: true,
    })
    await pause(50) // until the new revision has been rendered
    return Boolean(answer && answer.res && answer.res.ok)
  }, [submit, config.routes.api, collectionSlug, id, locale])

  const flush = useCallback(async () => {
    await typingSettled()
    await until(() => !now.current.saving)
    return now.current.modified ? save() : true
  }, [save])

  const hold = useCallback(
    async <T>(work: () => Promise<T>) => {
      setProcessing(true)
      try {
        return await work()
      } finally {
        setModified(false)
        setProcessing(false)
      }
    },
    [setProcessing, setModified],
  )

  return { unsaved: modified, saving: processing || background, flush, save, hold }
}

/** The body's editor reports its text when the browser is idle, after at most half a second. */
async function typingSettled(): Promise<void> {
  if (!('requestIdleCallback' in window)) return pause(600)
  await new Promise<void>((resolve) => window.requestIdleCallback(() => resolve(), { timeout: 600 }))
  await pause(50)
}

async function until(met: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!met() && Date.now() < deadline) await pause(50)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
