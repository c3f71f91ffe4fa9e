// The timeline under the steps: who moved the article, when, from where to where, and why.

'use client'

import type { Move } from '#src/publishing/steps/timeline.ts'
import { STATE_LABELS, type ArticleState } from '#src/workflow/states.ts'
import { DeskWhen } from '../DeskWhen.tsx'
import { markOf, told } from '../events.ts'
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
      {moves.map((move) => {
        const mark = markOf(move.action)
        return (
          <li key={move.id}>
            <span>
              <strong>{move.actorName}</strong> {told(move)}{' '}
              {mark ? <span className="desk-chip desk-chip--failed">{mark}</span> : null}
            </span>
            {move.from && move.to && move.from !== move.to ? (
              <span className="desk-small">
                {label(move.from)} → {label(move.to)}
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
            {move.note ? <p className="desk-timeline__note">{move.note}</p> : null}
          </li>
        )
      })}
    </ol>
  )
}

function label(state: string): string {
  return STATE_LABELS[state as ArticleState]?.label ?? state
}
