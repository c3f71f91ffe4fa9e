// Every text of the article that was sent to the public, each to be seen again as it was.

'use client'

import { useConfig } from '@payloadcms/ui'
import { comparePath } from '#src/articles/compare/comparePath.ts'
import type { Live } from '#src/workflow/states.ts'
import { DeskMoment } from '../DeskWhen.tsx'
import { editionMark } from '../list/editionMark.ts'
import type { EditionView } from './workflowClient.ts'

const KINDS: Record<EditionView['kind'], string> = {
  first: 'First publication',
  update: 'Update',
  correction: 'Correction',
  clarification: 'Clarification',
  refile: 'Refile',
  withdrawal: 'Withdrawal',
}

/** The address at which staff see an edition as readers saw it. */
export function editionLink(articleId: string, number: number): string {
  return `/preview/articles/${articleId}/editions/${number}`
}

/** The editions, newest first; nothing while there are none. */
export function Editions({
  articleId,
  editions,
  live,
  zone,
}: {
  articleId: string
  editions: readonly EditionView[]
  live: Live
  zone: string
}) {
  const { config } = useConfig()
  if (editions.length === 0) return null
  const now = new Date()
  return (
    <section className="desk-editions" aria-labelledby="desk-editions-title">
      <h3 id="desk-editions-title">Editions</h3>
      <ol>
        {editions.map(({ id, number, kind, state, goesOutAt, contentHash, override }) => {
          const mark = editionMark(
            { number, state, goesOutAt },
            { all: editions, isEnded: live === 'ended', now },
          )
          return (
            <li key={id}>
              <span className="desk-cell">
                <a
                  className="desk-link"
                  href={editionLink(articleId, number)}
                  target="_blank"
                  rel="noreferrer"
                >
                  Edition {number}
                  <span className="desk-hidden"> (new tab)</span>
                </a>
                <span className={`desk-chip desk-chip--${mark.tone}`}>{mark.label}</span>
                {override ? <span className="desk-chip desk-chip--failed">Emergency</span> : null}
              </span>
              <span className="desk-small">
                {KINDS[kind]} · <DeskMoment at={goesOutAt} zone={zone} /> ·{' '}
                <code title={contentHash}>{contentHash.slice(0, 8)}</code>
                {kind === 'withdrawal' ? null : (
                  <>
                    {' · '}
                    <a href={comparePath(articleId, { from: `e${number}` })} target="_blank" rel="noreferrer">
                      compare with the draft
                      <span className="desk-hidden"> (edition {number}, new tab)</span>
                    </a>
                  </>
                )}
              </span>
            </li>
          )
        })}
      </ol>
      <p className="desk-small">
        <a
          href={`${config.routes.admin}/collections/editions?where[or][0][and][0][article][equals]=${articleId}`}
        >
          In the list of editions
        </a>
      </p>
    </section>
  )
}
