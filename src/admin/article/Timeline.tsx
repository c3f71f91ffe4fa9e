// The timeline under the steps: who moved the article, when, from where to where, and why.

'use client'

import type { Move } from '#src/publishing/timeline.ts'
import { STATE_LABELS, type ArticleState } from '#src/workflow/states.ts'
import { When } from '../When.tsx'

/** The moves, newest first. */
export function Timeline({ moves }: { moves: readonly Move[] }) {
  if (moves.length === 0) return <p className="desk-small">Nothing has happened yet: the timeline begins when the article is submitted.</p>
  return (
    <ol className="desk-timeline">
      {moves.map((move) => (
        <li key={move.id}>
          <span>
            <strong>{move.actorName}</strong>: {label(move.from)} → {label(move.to)}
          </span>
          <span className="desk-small">
            <When at={move.at} /> · revision {move.revision} · text <code title={move.hash}>{move.hash.slice(0, 8)}</code>
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
