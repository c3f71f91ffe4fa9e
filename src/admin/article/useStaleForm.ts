// Whether the form shows what stands beside its text as it was: it reads figures, pictures, sections and
// names once.

'use client'

import { useEffect, useState } from 'react'
import type { WorkflowStatus } from '#src/publishing/steps/workflowStatus.ts'

type Beside = WorkflowStatus['beside']
type Seen = Pick<WorkflowStatus, 'hash' | 'beside' | 'textRevision'> & { isStale: boolean }

/**
 * True from when something that this form shows is changed by others, whatever this person types and saves
 * meanwhile, until it is loaded again.
 */
export function useStaleForm(workflowStatus: WorkflowStatus | null): boolean {
  const [seen, setSeen] = useState<Seen | null>(null)
  useEffect(() => {
    if (workflowStatus) setSeen((before) => seenWith(before, workflowStatus))
  }, [workflowStatus])
  return seen?.isStale ?? false
}

/** What is shown first is remembered for good; a step of the workflow changes no text, and so no hash. */
function seenWith(before: Seen | null, { textRevision, hash, beside }: WorkflowStatus): Seen {
  if (!before) return { textRevision, hash, beside, isStale: false }
  const isStale =
    before.isStale ||
    isOther(before.beside, beside) ||
    (textRevision === before.textRevision && hash !== before.hash)
  if (isStale) return before.isStale ? before : { ...before, isStale }
  if (textRevision === before.textRevision) return before
  return { textRevision, hash, beside: { ...beside, ...before.beside }, isStale }
}

/** Whether something that was shown has changed. What is new was chosen just now. */
function isOther(shown: Beside, now: Beside): boolean {
  return Object.entries(shown).some(([id, hash]) => id in now && now[id] !== hash)
}
