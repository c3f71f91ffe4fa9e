// Keeps the form's hidden revision at the one that this very form saved last.
//
// Payload merges the answer of a save into the form only after a second request for form state. When that one
// fails or is aborted, the form would send the old number for ever and each save would answer 409. So the
// revision is taken from the save's own answer. It only rises: a number from elsewhere would let this form
// overwrite what it has never seen.

'use client'

import { useAllFormFields, useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useRef } from 'react'

type KeptFields = {
  revision: number
  state?: string
  live?: string
  publishedAt?: string | null
  slug?: string
}

export type SavedRevision = {
  /** The revision that this form knows. */
  revision: number
  /** The same for callbacks, never older than the last save's answer. */
  newest: () => number
  /** Tells the form what a move or a decision about a conflict made of the fields that the workflow keeps. */
  keep: (fields: KeptFields) => void
}

/** The revision in the form, kept up to date with this form's own saves. */
export function useSavedRevision(): SavedRevision {
  const [fields, dispatch] = useAllFormFields()
  const { data } = useDocumentInfo()
  const inForm = Number(fields.revision?.value ?? 0)
  const saved = Number((data as { revision?: number } | undefined)?.revision ?? 0)

  /** What this form was told before it is drawn anew: a save that follows at once is sent with it. */
  const reported = useRef(0)
  const latest = useRef({ fields, newest: 0 })
  latest.current = { fields, newest: Math.max(inForm, saved, reported.current) }

  const keep = useCallback(
    (kept: KeptFields) => {
      reported.current = Math.max(reported.current, kept.revision)
      latest.current.newest = Math.max(latest.current.newest, kept.revision)
      // UPDATE_MANY, because UPDATE makes Payload forget which field is being typed in, and the merge after
      // the save would then put the saved text over the newer one.
      const changed = Object.entries(kept).map(([path, value]) => [
        path,
        { ...latest.current.fields[path], value, initialValue: value },
      ])
      dispatch({ type: 'UPDATE_MANY', formState: Object.fromEntries(changed) })
    },
    [dispatch],
  )

  useEffect(() => {
    if (saved > inForm) keep({ revision: saved })
  }, [saved, inForm, keep])

  const newest = useCallback(() => latest.current.newest, [])
  return { revision: inForm, newest, keep }
}
