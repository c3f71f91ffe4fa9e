// What readers will be told of a change, beside its steps: whoever approves the text approves the note with it.

'use client'

import { useFormFields } from '@payloadcms/ui'
import { CHANGE_LABELS, type ChangeKind } from '#src/articles/changes.ts'
import type { Outlook } from '#src/publishing/steps/outlook.ts'
import { notePartsOf } from '#src/site/notes.ts'

/** Nothing for an article that is new, and once the change is out. */
export function ChangeNote({ outlook: { live, state } }: { outlook: Pick<Outlook, 'live' | 'state'> }) {
  const kind = useWords('kind') as ChangeKind | ''
  const [note, was, is, where] = [useWords('note'), useWords('was'), useWords('is'), useWords('where')]
  if (live === 'none' || state === 'published' || kind === '' || note === '') return null
  const parts = kind === 'correction' ? notePartsOf({ was, is, where }) : []
  return (
    <section aria-labelledby="desk-change-title">
      <h3 id="desk-change-title">{CHANGE_LABELS[kind].label}: what readers will be told</h3>
      <p className="desk-timeline__note">{note}</p>
      {parts.map(({ label, text }) => (
        <p key={label} className="desk-small">
          {label}: {text}
        </p>
      ))}
    </section>
  )
}

function useWords(field: string): string {
  return useFormFields(
    ([fields]) => (fields[`change.${field}`]?.value as string | null | undefined)?.trim() ?? '',
  )
}
