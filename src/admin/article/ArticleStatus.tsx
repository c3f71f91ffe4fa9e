// The line above the form that Payload fills with its own draft/published status: here it is the desk's
// state.

'use client'

import { useFormFields } from '@payloadcms/ui'
import { LiveMark, StateChip } from '../StateChip.tsx'
import { SaveState } from '../typing/SaveState.tsx'
import { ClosedNotice } from './ClosedNotice.tsx'
import { WordCount } from './WordCount.tsx'

/** State and public mark of the open article. */
export function ArticleStatus() {
  const state = useFormFields(([fields]) => fields.state?.value as string | undefined)
  const live = useFormFields(([fields]) => fields.live?.value as string | undefined)
  const publishedAt = useFormFields(([fields]) => fields.publishedAt?.value as string | null | undefined)
  return (
    <>
      <span className="desk-cell">
        <StateChip state={state ?? 'draft'} /> <LiveMark live={live ?? 'none'} publishedAt={publishedAt} />{' '}
        <WordCount />
      </span>
      <ClosedNotice state={state ?? 'draft'} />
      <SaveState />
    </>
  )
}
