// The timeline under the steps: who moved the article, when, from where to where, and why.

'use client'

import type { Move } from '#src/publishing/timeline.ts'
import { STATE_LABELS, type ArticleState } from '#src/workflow/states.ts'
import { told } from '../events.ts'
import { When } from '../When.tsx'

/** The moves, newest first. */
export function Timeline({ moves }: { moves: readonly Move[] }) {
  if (moves.length === 0) return <p className="desk-small">Nothing has happened yet: the timeline begins when the article is submitted.</p>
  return (
    <ol className="desk-timeline">
      {moves.map((move) => (
        <li key={move.id}>
          <span>
            <strong>{move.actorName}</strong> {told(move)}
          </span>
          {move.from && move.to && move.from !== move.to ? (
            <span className="desk-small">
              {label(move.from)} → {label(move.to)}
            </span>
          ) : null}
          <span className="desk-small">
            <When at={move.at} />
            {move.revision === null ? null : ` · revision ${move.revision}`}
            {move.hash ? (
              <>
                {' '}
                · text <code title={move.hash}>{move.hash.slice(0, 8)}</code>
              </>
            ) : null}
          </span>
          {move.note ? <p className="desk-timeline__note">{move.note}</p> : null}
        </li>
      ))}
    </ol>
  )
}

function label(state: string): string {
  return STATE_LABELS[state as ArticleState]?.label ?? state
}
