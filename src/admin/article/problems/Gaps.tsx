// What an article lacks, a sentence each, with a button that leads to its place in the form.

'use client'

import type { Gap } from '#src/articles/gap.ts'
import { showField } from './showField.ts'

/** A sentence about another form than this has no button. */
export function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  return (
    <ul className="desk-problems__list">
      {gaps.map(({ message, path }) => (
        <li key={`${path} ${message}`}>
          {message}{' '}
          {path === null ? null : (
            <button
              type="button"
              className="desk-button desk-button--small"
              aria-label={`Show the place: ${message}`}
              onClick={() => void showField(path)}
            >
              Show
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
