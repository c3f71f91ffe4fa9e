// The workflow beside the article form: where it stands, what this person may do now and why not, and what happened.

'use client'

import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { WorkflowDesk } from './WorkflowDesk.tsx'

/** Stands in the form where the state field would be; shows nothing before the article exists. */
export function WorkflowPanel() {
  const { id, collectionSlug } = useDocumentInfo()
  const { config } = useConfig()
  if (!id || collectionSlug !== 'articles') return null
  const { routes } = config
  return (
    <WorkflowDesk
      key={String(id)}
      address={`${routes.api}/articles/${String(id)}`}
      versionsLink={`${routes.admin}/collections/articles/${String(id)}/versions`}
    />
  )
}
