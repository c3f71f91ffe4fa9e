// The timeline under the steps: who moved the article, when, from where to where, and why.

'use client'

import type { Move } from '#src/publishing/steps/timeline.ts'
import { STATE_LABELS } from '#src/workflow/states.ts'
import { DeskWhen } from '../DeskWhen.tsx'
import { ShownLines } from '../ShownLines.tsx'
import { editionLink } from './Editions.tsx'

/** The moves, newest first. */
export function Timeline({
  articleId,
  moves,
  zone,
}: {
  articleId: string
  moves: readonly Move[]
  zone: string
}) {
  if (moves.length === 0)
    return (
      <p className="desk-small">
        Nothing has happened yet: the timeline begins when the article is submitted.
      </p>
    )
  return (
    <ol className="desk-timeline">
      {moves.map((move) => (
        <li key={move.id}>
          <span>
            <strong>{move.actorName}</strong> {move.label}{' '}
            {move.mark ? <span className="desk-chip desk-chip--failed">{move.mark}</span> : null}
          </span>
          {move.from && move.to && move.from !== move.to ? (
            <span className="desk-small">
              {STATE_LABELS[move.from].label} → {STATE_LABELS[move.to].label}
            </span>
          ) : null}
          <span className="desk-small">
            <DeskWhen at={move.at} zone={zone} />
            {move.revision === null ? null : ` · revision ${move.revision}`}
            {move.hash ? (
              <>
                {' '}
                · text <code title={move.hash}>{move.hash.slice(0, 8)}</code>
              </>
            ) : null}
            {move.edition ? (
              <>
                {' '}
                ·{' '}
                <a href={editionLink(articleId, move.edition)} target="_blank" rel="noreferrer">
                  see edition {move.edition}
                  <span className="desk-hidden"> (new tab)</span>
                </a>
              </>
            ) : null}
          </span>
          {move.note ? (
            <p className="desk-timeline__note">
              <ShownLines text={move.note} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
