// The way from an article to a copy of it, in the menu of its form.

'use client'

import { useConfig, useDocumentInfo } from '@payloadcms/ui'

/** In the place of Payload's “Duplicate”, which would copy the address and what only the workflow writes. */
export function CopyLink() {
  const { id } = useDocumentInfo()
  const { config } = useConfig()
  if (!id) return null
  return (
    <a className="popup-button-list__button" href={`${config.routes.admin}/new-article?from=${String(id)}`}>
      New article like this one
    </a>
  )
}
