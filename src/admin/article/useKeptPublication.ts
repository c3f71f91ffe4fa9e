// Keeps the form's hidden time of publication at what the server has, so that the line above the form says
// what is public.

'use client'

import { useFormFields } from '@payloadcms/ui'
import { useEffect } from 'react'
import type { SavedRevision } from '../typing/useSavedRevision.ts'
import type { DeskOutlook } from './workflowClient.ts'

/** Follows the workflow status while it tells of the revision that this form knows. */
export function useKeptPublication({
  workflowStatus,
  revision,
  keep,
}: {
  workflowStatus: DeskOutlook | null
  revision: number
  keep: SavedRevision['keep']
}): void {
  const inForm = useFormFields(([fields]) => (fields.publishedAt?.value as string | null | undefined) ?? null)
  useEffect(() => {
    if (workflowStatus?.revision === revision && workflowStatus.publishedAt !== inForm)
      keep({ revision, publishedAt: workflowStatus.publishedAt })
  }, [workflowStatus, revision, inForm, keep])
}
