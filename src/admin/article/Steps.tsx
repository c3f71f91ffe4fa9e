// The steps of the panel: what this person may do, what would be next and why not, emergencies apart, the
// rest out of the way.

'use client'

import { ClosedStep, OpenStep } from './Step.tsx'
import type { Doing, Steps as Sorted } from './steps.ts'

/** All steps but the answers to what was asked, which stand with the question. */
export function Steps({
  steps: { open, closed, emergency, elsewhere },
  doing,
}: {
  steps: Sorted
  doing: Doing
}) {
  return (
    <>
      <ul className="desk-steps" aria-label="Steps">
        {open.map((choice) => (
          <OpenStep key={choice.action} choice={choice} doing={doing} />
        ))}
        {closed.map((choice) => (
          <ClosedStep key={choice.action} choice={choice} onPress={doing.onPress} />
        ))}
      </ul>
      {elsewhere.length > 0 ? (
        <details>
          <summary>Other steps ({elsewhere.length})</summary>
          <ul className="desk-steps">
            {elsewhere.map((choice) => (
              <ClosedStep key={choice.action} choice={choice} onPress={doing.onPress} />
            ))}
          </ul>
        </details>
      ) : null}
      {emergency.length > 0 ? (
        <details className="desk-emergency">
          <summary>Emergency</summary>
          <p>
            You do it alone, past the rule that somebody else decides. It stays in the record and beside the
            article for ever, with your name and your reason, and the desk gets a mail.
          </p>
          <ul className="desk-steps">
            {emergency.map((choice) =>
              choice.ok ? (
                <OpenStep key={choice.action} choice={choice} doing={doing} />
              ) : (
                <ClosedStep key={choice.action} choice={choice} onPress={doing.onPress} />
              ),
            )}
          </ul>
        </details>
      ) : null}
    </>
  )
}
