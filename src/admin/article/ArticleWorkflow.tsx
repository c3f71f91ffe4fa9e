// The workflow of the open article: where it stands, what this person may do now and why not, and what
// happened.

'use client'

import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { WorkflowDesk } from './WorkflowDesk.tsx'

/** Shows nothing before the article exists. */
export function ArticleWorkflow({ zone }: { zone: string }) {
  const { id, collectionSlug } = useDocumentInfo()
  const { config } = useConfig()
  if (!id || collectionSlug !== 'articles') return null
  const { routes } = config
  return (
    <WorkflowDesk
      key={String(id)}
      api={routes.api}
      articleId={String(id)}
      versionsLink={`${routes.admin}/collections/articles/${String(id)}/versions`}
      zone={zone}
    />
  )
}
