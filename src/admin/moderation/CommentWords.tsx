// The words of a comment as readers get them, and as they were typed where that is more.

import type { StaffComment } from './tabs.ts'

/** The HTML has been sanitized by Assay, as on public pages. */
export function CommentWords({ content: { html, typed } }: { content: StaffComment }) {
  return (
    <>
      <div className="desk-said" dangerouslySetInnerHTML={{ __html: html }} />
      {typed === null ? null : (
        <details className="desk-typed">
          <summary>As typed</summary>
          <pre>{typed}</pre>
        </details>
      )}
    </>
  )
}
