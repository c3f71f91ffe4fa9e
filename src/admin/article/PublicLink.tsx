// The way from the desk to the page that readers have.

'use client'

import { useNow } from './useGoesOut.ts'
import type { DeskOutlook } from './workflowClient.ts'

/**
 * A link to the public page, for as long as there is one. Its address is that of the newest edition that went
 * out.
 */
export function PublicLink({ workflowStatus: { live, editions } }: { workflowStatus: DeskOutlook }) {
  const now = useNow()
  const out = editions.find(
    ({ state, goesOutAt }) =>
      (state === 'out' || state === 'waiting') && now !== null && new Date(goesOutAt) <= now,
  )
  if (!out || (live !== 'published' && live !== 'withdrawn')) return null
  return (
    <a className="desk-link" href={`/articles/${out.slug}`} target="_blank" rel="noreferrer">
      See the public page<span className="desk-hidden"> (new tab)</span>
    </a>
  )
}
