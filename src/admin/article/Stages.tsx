// The approvals that a text needs, in order: given by whom and when, void when the text has changed since, or waited for.

'use client'

import type { StageView } from '#src/publishing/outlook.ts'
import { When } from '../When.tsx'

/** One line a stage of the workflow. */
export function Stages({ definition, stages }: { definition: string; stages: readonly StageView[] }) {
  return (
    <div className="desk-stages">
      <h3>Approvals</h3>
      <ol>
        {stages.map((stage) => (
          <li key={stage.kind} className={`desk-stage desk-stage--${standOf(stage)}`}>
            <strong>{stage.label}</strong> <Given stage={stage} />
          </li>
        ))}
      </ol>
      <p className="desk-small">{definition}</p>
    </div>
  )
}

function Given({ stage: { given } }: { stage: StageView }) {
  if (!given) return <span className="desk-small">not given yet</span>
  return (
    <span className="desk-small">
      {given.byName}, <When at={given.at} />
      {given.matches ? '; text unchanged since' : <strong className="desk-stage__void">; void: the text has changed since</strong>}
    </span>
  )
}

function standOf({ given }: StageView): 'open' | 'given' | 'void' {
  if (!given) return 'open'
  return given.matches ? 'given' : 'void'
}
