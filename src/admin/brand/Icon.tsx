// The mark of Assay in the panel's corner.

import '../desk.css'

/** The initial, set in the masthead's face; the word is for screen readers. */
export function Icon() {
  return (
    <span className="desk-icon">
      <span aria-hidden="true">A</span>
      <span className="desk-hidden">Assay</span>
    </span>
  )
}
