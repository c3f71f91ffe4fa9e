// The sentence about the last step, read out as soon as it stands there.

import type { RefObject } from 'react'
import type { Result } from './useResult.ts'

/** Takes the focus when it is told to (`useResult`). */
export function StepResult({
  result,
  messageRef,
}: {
  result: Result
  messageRef: RefObject<HTMLParagraphElement | null>
}) {
  return (
    <p
      ref={messageRef}
      role="status"
      aria-live="polite"
      tabIndex={-1}
      className={`desk-result ${result?.refused ? 'desk-result--refused' : ''}`}
    >
      {result?.text}
    </p>
  )
}
