// What came of the last step, said under the steps while it is still so.

'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'
import type { WorkflowStatus } from '#src/publishing/steps/workflowStatus.ts'

/** The part of the article that a sentence may speak of. */
type Standing = Pick<WorkflowStatus, 'state' | 'revision'>

/** `of` is the article as the sentence tells of it: the sentence goes once the article has moved on. */
export type Result = { refused: boolean; text: string; of?: Standing } | null

/** The sentence, and what says a new one with the focus on it. */
export function useResult(now: Standing | null): {
  result: Result
  setResult: (next: Result) => void
  tell: (next: Result) => void
  messageRef: RefObject<HTMLParagraphElement | null>
} {
  const [result, setResult] = useState<Result>(null)
  const messageRef = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (now) setResult((current) => (current?.of && hasMovedOn(current.of, now) ? null : current))
  }, [now])
  const tell = (next: Result) => {
    setResult(next)
    requestAnimationFrame(() => messageRef.current?.focus())
  }
  return { result, setResult, tell, messageRef }
}

/** An answer that was asked for before the step is older, and says nothing of it. */
export function hasMovedOn(current: Standing, now: Standing): boolean {
  return now.revision > current.revision || (now.revision === current.revision && now.state !== current.state)
}
