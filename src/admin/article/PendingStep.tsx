// A step of two people that somebody has asked for and that waits for its second person.

'use client'

import type { AvailableStep } from '#src/workflow/engine.ts'
import type { Pending } from '#src/workflow/facts.ts'
import { DeskWhen } from '../DeskWhen.tsx'
import { ShownLines } from '../ShownLines.tsx'
import { ClosedStep, OpenStep } from './Step.tsx'
import type { Doing } from './steps.ts'

const WISH: Record<Pending['step'], string> = {
  withdraw: 'asks to withdraw this article',
  lift: 'asks to lift the embargo early',
}

/** Who asks for what and why, who has confirmed so far, and the two answers. */
export function PendingStep({
  pending,
  answers,
  zone,
  doing,
}: {
  pending: Pending
  answers: readonly AvailableStep[]
  zone: string
  doing: Doing
}) {
  return (
    <section className="desk-pending" aria-labelledby="desk-pending-title">
      <h3 id="desk-pending-title">
        {pending.byName} {WISH[pending.step]}
      </h3>
      <p className="desk-timeline__note">
        <ShownLines text={pending.note} />
      </p>
      <p className="desk-small">
        Asked <DeskWhen at={pending.at} zone={zone} />. Another person confirms or declines.
        {pending.step === 'withdraw' ? ' Readers will see this reason on the page.' : null}
      </p>
      {pending.confirmations.map(({ by, byName, at }) => (
        <p key={by} className="desk-small">
          Confirmed by {byName}, <DeskWhen at={at} zone={zone} />. One more is needed.
        </p>
      ))}
      <ul className="desk-steps">
        {answers.map((choice) =>
          choice.ok ? (
            <OpenStep key={choice.action} choice={choice} doing={doing} />
          ) : (
            <ClosedStep key={choice.action} choice={choice} onPress={doing.onPress} />
          ),
        )}
      </ul>
    </section>
  )
}
