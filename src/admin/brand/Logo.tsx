// The name of Assay, on the log-in page.

import '../desk.css'
import { FollowTheme } from './FollowTheme.tsx'

/** The word itself. */
export function Logo() {
  return (
    <span className="desk-logo">
      Assay
      <FollowTheme />
    </span>
  )
}
