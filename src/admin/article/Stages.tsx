// The approvals that a text needs, in order: given by whom and when, void when the text has changed since, or waited for.

'use client'

import type { StageView } from '#src/publishing/outlook.ts'
import { DeskWhen } from '../DeskWhen.tsx'

type Props = { definition: string; stages: readonly StageView[]; inReview: boolean; zone: string }

/** One line a stage of the workflow. */
export function Stages({ definition, stages, inReview, zone }: Props) {
  const next = stages.find((stage) => standOf(stage) !== 'given')
  return (
    <div className="desk-stages">
      <h3>Approvals</h3>
      <ol>
        {stages.map((stage) => (
          <li key={stage.kind} className={`desk-stage desk-stage--${standOf(stage)}`}>
            <strong>{stage.label}</strong>
            <span className="desk-small">
              <Stand stage={stage} isWaitedFor={inReview && stage === next} zone={zone} />
            </span>
          </li>
        ))}
      </ol>
      <p className="desk-small">{definition}</p>
    </div>
  )
}

function Stand({ stage: { given, roles }, isWaitedFor, zone }: { stage: StageView; isWaitedFor: boolean; zone: string }) {
  const wanted = isWaitedFor ? `waits for ${oneOf(roles)}` : `to be given by ${oneOf(roles)}`
  if (!given) return <>{wanted}</>
  return (
    <>
      {given.byName}, <DeskWhen at={given.at} zone={zone} />
      {given.matches ? null : (
        <>
          : <strong className="desk-stage__void">void, the text has changed since</strong>; {wanted}
        </>
      )}
    </>
  )
}

function standOf({ given }: StageView): 'open' | 'given' | 'void' {
  if (!given) return 'open'
  return given.matches ? 'given' : 'void'
}

/** `editor, compliance or admin`. */
function oneOf(roles: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(roles)
}
