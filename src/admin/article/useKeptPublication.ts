// Keeps the form's hidden time of publication at what the server has, so that the line above the form says
// what is public.

'use client'

import { useFormFields } from '@payloadcms/ui'
import { useEffect } from 'react'
import type { SavedRevision } from '../typing/useSavedRevision.ts'
import type { DeskOutlook } from './workflowClient.ts'

/** Follows the outlook while it tells of the revision that this form knows. */
export function useKeptPublication({
  outlook,
  revision,
  keep,
}: {
  outlook: DeskOutlook | null
  revision: number
  keep: SavedRevision['keep']
}): void {
  const inForm = useFormFields(([fields]) => (fields.publishedAt?.value as string | null | undefined) ?? null)
  useEffect(() => {
    if (outlook?.revision === revision && outlook.publishedAt !== inForm)
      keep({ revision, publishedAt: outlook.publishedAt })
  }, [outlook, revision, inForm, keep])
}
