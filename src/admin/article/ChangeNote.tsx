// What readers will be told of a change, beside its steps: whoever approves the text approves the note with
// it.

'use client'

import { useFormFields } from '@payloadcms/ui'
import { CHANGE_LABELS, type ChangeKind } from '#src/articles/changes.ts'
import type { WorkflowStatus } from '#src/publishing/steps/workflowStatus.ts'
import { notePartsOf } from '#src/site/view/notes.ts'
import type { ArticleState } from '#src/workflow/states.ts'
import { ShownLines } from '../ShownLines.tsx'

/**
 * Nothing for an article that is new or withdrawn, and once readers have the note, be the article reopened
 * since.
 */
export function ChangeNote({
  workflowStatus: { live, state, isChangeTold },
}: {
  workflowStatus: Pick<WorkflowStatus, 'live' | 'state' | 'isChangeTold'>
}) {
  const kind = useWords('kind') as ChangeKind | ''
  const [note, was, is, where] = [useWords('note'), useWords('was'), useWords('is'), useWords('where')]
  if (live === 'none' || OVER.includes(state) || isChangeTold || kind === '' || note === '') return null
  const parts = kind === 'correction' ? notePartsOf({ was, is, where }) : []
  return (
    <section aria-labelledby="desk-change-title">
      <h3 id="desk-change-title">{CHANGE_LABELS[kind].label}: what readers will be told</h3>
      <p className="desk-timeline__note">
        <ShownLines text={note} />
      </p>
      {parts.map(({ label, text }) => (
        <p key={label} className="desk-small">
          {label}: {text}
        </p>
      ))}
    </section>
  )
}

const OVER: readonly ArticleState[] = ['published', 'withdrawn', 'archived']

function useWords(field: string): string {
  return useFormFields(
    ([fields]) => (fields[`change.${field}`]?.value as string | null | undefined)?.trim() ?? '',
  )
}
