// The approvals that a text needs, in order: given by whom and when, void when the text has changed since, or
// waited for.

'use client'

import { orList } from '#src/plainText/lists.ts'
import type { StageView } from '#src/publishing/steps/workflowStatus.ts'
import type { Lapse } from '#src/workflow/approvals.ts'
import type { ArticleState } from '#src/workflow/states.ts'
import { DeskWhen } from '../DeskWhen.tsx'

type Props = { definition: string; stages: readonly StageView[]; state: ArticleState; zone: string }

/** One line a stage of the workflow. */
export function Stages({ definition, stages, state, zone }: Props) {
  const next = stages.find((stage) => standOf(stage) !== 'given')
  return (
    <div className="desk-stages">
      <h3>Approvals</h3>
      <ol>
        {stages.map((stage) => (
          <li key={stage.kind} className={`desk-stage desk-stage--${standOf(stage)}`}>
            <strong>{stage.label}</strong>
            <span className="desk-small">
              <Stand
                stage={stage}
                wanted={
                  state === 'in_review' && stage === next
                    ? `waits for ${oneOf(stage.roles)}`
                    : wantedIn(state, stage)
                }
                zone={zone}
              />
            </span>
          </li>
        ))}
      </ol>
      <p className="desk-small">{definition}</p>
    </div>
  )
}

function Stand({ stage: { given }, wanted, zone }: { stage: StageView; wanted: string; zone: string }) {
  if (!given) return <>{wanted}</>
  return (
    <>
      {given.byName}, <DeskWhen at={given.at} zone={zone} />
      {given.matches ? null : (
        <>
          : <strong className="desk-stage__void">{WHY_VOID[given.lapse ?? 'text']}</strong>; {wanted}
        </>
      )}
    </>
  )
}

const WHY_VOID = {
  text: 'void, the text has changed since',
  left: 'void, this colleague has left',
  role: 'void, this colleague has another role now',
  wrote: 'void, this colleague has written some of what it shows since',
} satisfies Record<Lapse | 'text', string>

function standOf({ given }: StageView): 'open' | 'given' | 'void' {
  if (!given) return 'open'
  return given.matches ? 'given' : 'void'
}

/**
 * What is out or on its way without an approval went there in an emergency; elsewhere somebody is still to
 * give it.
 */
function wantedIn(state: ArticleState, { roles }: StageView): string {
  return ['scheduled', 'published', 'withdrawn', 'archived'].includes(state)
    ? 'not given'
    : `to be given by ${oneOf(roles)}`
}

/** `editor, compliance or admin`. */
function oneOf(roles: readonly string[]): string {
  return orList(roles)
}
