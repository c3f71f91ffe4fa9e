// The working part of the workflow panel: keeps the revision, flushes what is unsaved, takes steps and tells the result.

'use client'

import { useAuth, useFormFields } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { Choice } from '#src/workflow/engine.ts'
import type { StaffRole } from '#src/workflow/transitions.ts'
import { LiveMark, StateChip } from '../StateChip.tsx'
import { formatInstant } from '../times.ts'
import { ConflictNotice } from './ConflictNotice.tsx'
import { Stages } from './Stages.tsx'
import { ClosedStep, OpenStep } from './Step.tsx'
import { outcomeOf, sortSteps } from './steps.ts'
import { Timeline } from './Timeline.tsx'
import { useConflict } from './useConflict.ts'
import { useFlush } from './useFlush.ts'
import { useKeepTyping } from './useKeepTyping.ts'
import { useOutlook } from './useOutlook.ts'
import { useSavedRevision } from './useSavedRevision.ts'
import { postMove, type DeskOutlook } from './workflowClient.ts'

type Result = { refused: boolean; text: string } | null

/** The panel of one article. `address` is the article's place in the API. */
export function WorkflowDesk({ address, versionsLink }: { address: string; versionsLink: string }) {
  useKeepTyping()
  const { revision, newest, keep } = useSavedRevision()
  const form = useFlush()
  const { outlook, failed, refresh } = useOutlook({ address: `${address}/workflow`, saving: form.saving })
  const conflict = useConflict({ address, known: revision, onServer: outlook?.revision ?? 0, saving: form.saving })
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result>(null)
  const said = useRef<HTMLParagraphElement>(null)
  const hint = useReleaseHint()

  const tell = (next: Result) => {
    setResult(next)
    requestAnimationFrame(() => said.current?.focus())
  }

  const take = async (choice: Choice, note: string) => {
    setBusy(true)
    setResult(null)
    try {
      if (!(await form.flush())) return tell({ refused: true, text: 'Not moved: your last changes could not be saved. See the message on the form.' })
      const answer = await form.hold(() => postMove({ address: `${address}/workflow`, action: choice.action, revision: newest(), note }))
      if (!answer.ok) return tell({ refused: true, text: answer.message })
      const { revision: moved, state, live } = answer.result
      keep({ revision: moved, state, live })
      tell({ refused: false, text: outcomeOf(choice.action, state) })
    } finally {
      setBusy(false)
      refresh()
    }
  }

  const keepMine = async () => {
    if (!conflict) return
    keep({ revision: conflict.newer.revision })
    await new Promise((resolve) => setTimeout(resolve, 50)) // until the form has rendered the revision
    const saved = await form.save()
    tell(saved ? { refused: false, text: 'Your text is saved. The other text is in the versions.' } : { refused: true, text: 'Your text could not be saved. It is still in the form.' })
    refresh()
  }

  return (
    <section className="desk-workflow" aria-labelledby="desk-workflow-title">
      <h2 id="desk-workflow-title">Workflow</h2>
      {outlook ? (
        <>
          <p className="desk-cell">
            <StateChip state={outlook.state} /> <LiveMark live={outlook.live} />
          </p>
          <Stages definition={outlook.definition} stages={outlook.stages} />
          {form.unsaved ? <p className="desk-small">Unsaved changes are saved before a step is taken.</p> : null}
          <Steps outlook={outlook} busy={busy || conflict !== null} hint={hint} onTake={(choice, note) => void take(choice, note)} onPress={(text) => setResult({ refused: true, text })} />
        </>
      ) : (
        <p className="desk-small">{failed ? 'The workflow cannot be reached just now. It is asked again by itself.' : 'Asking where this article stands…'}</p>
      )}
      <p ref={said} role="status" aria-live="polite" tabIndex={-1} className={`desk-result ${result?.refused ? 'desk-result--refused' : ''}`}>
        {busy ? 'One moment…' : result?.text}
      </p>
      {outlook ? (
        <>
          <h3>Timeline</h3>
          <Timeline moves={outlook.timeline} />
        </>
      ) : null}
      {conflict ? <ConflictNotice conflict={conflict} versionsLink={versionsLink} onKeepMine={() => void keepMine()} onTakeTheirs={() => window.location.reload()} /> : null}
    </section>
  )
}

type StepsProps = {
  outlook: DeskOutlook
  busy: boolean
  hint: string | null
  onTake: (choice: Choice, note: string) => void
  onPress: (reason: string) => void
}

function Steps({ outlook, busy, hint, onTake, onPress }: StepsProps) {
  const { user } = useAuth()
  const { asked, open, closed, emergency, elsewhere } = sortSteps({ ...outlook, role: user?.role as StaffRole })
  return (
    <>
      <ul className="desk-steps" aria-label="Steps">
        {[...asked.filter(({ ok }) => ok), ...open, ...emergency.filter(({ ok }) => ok)].map((choice) => (
          <OpenStep key={choice.action} choice={choice} busy={busy} hint={choice.action === 'publish' ? hint : null} onTake={onTake} />
        ))}
        {[...asked.filter(({ ok }) => !ok), ...closed].map((choice) => (
          <ClosedStep key={choice.action} choice={choice} onPress={onPress} />
        ))}
      </ul>
      {elsewhere.length > 0 ? (
        <details>
          <summary>Other steps ({elsewhere.length})</summary>
          <ul className="desk-steps">
            {elsewhere.map((choice) => (
              <ClosedStep key={choice.action} choice={choice} onPress={onPress} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function useReleaseHint(): string | null {
  const releaseAt = useFormFields(([fields]) => fields.releaseAt?.value as string | null | undefined)
  const [hint, setHint] = useState<string | null>(null)
  useEffect(() => {
    const later = releaseAt && new Date(releaseAt) > new Date()
    setHint(later ? `Goes out by itself on ${formatInstant(releaseAt)}.` : null)
  }, [releaseAt])
  return hint
}
