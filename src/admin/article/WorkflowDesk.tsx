// The working part of the workflow panel: keeps the revision, flushes what is unsaved, takes steps and tells
// the result.

'use client'

import { useState } from 'react'
import type { AvailableStep } from '#src/workflow/engine.ts'
import { LiveMark, StateChip } from '../StateChip.tsx'
import { TaskList } from '../tasks/TaskList.tsx'
import { LeaveQuestion } from '../typing/LeaveQuestion.tsx'
import { RecoveryNotice } from '../typing/RecoveryNotice.tsx'
import { useLeaving } from '../typing/useLeaving.ts'
import { useRecovery } from '../typing/useRecovery.ts'
import { useSavedRevision } from '../typing/useSavedRevision.ts'
import { useTyping } from '../typing/useTyping.ts'
import { AnswerReaders } from './AnswerReaders.tsx'
import { BesideTheText } from './BesideTheText.tsx'
import { ChangeNote } from './ChangeNote.tsx'
import { CompareLinks } from './CompareLinks.tsx'
import { ConflictNotice } from './ConflictNotice.tsx'
import { Differences } from './Differences.tsx'
import { Editions } from './Editions.tsx'
import { Mails } from './Mails.tsx'
import { PendingStep } from './PendingStep.tsx'
import { PublicLink } from './PublicLink.tsx'
import { ReleaseTimes } from './ReleaseTimes.tsx'
import { Stages } from './Stages.tsx'
import { StepResult } from './StepResult.tsx'
import { asScheduled, outcomeOf, outcomeUnknown, sortSteps, type Doing, type Given } from './steps.ts'
import { Steps } from './Steps.tsx'
import { Timeline } from './Timeline.tsx'
import { useConflict } from './useConflict.ts'
import { useFlush } from './useFlush.ts'
import { useGoesOut } from './useGoesOut.ts'
import { useKeptPublication } from './useKeptPublication.ts'
import { useResult } from './useResult.ts'
import { useStaleForm } from './useStaleForm.ts'
import { useStoredAddress } from './useStoredAddress.ts'
import { useWorkflowStatus } from './useWorkflowStatus.ts'
import { fetchStanding, postMove, type Newer } from './workflowClient.ts'

const ONE_MOMENT = { refused: false, text: 'One moment…' }

type Props = { api: string; articleId: string; versionsLink: string; zone: string }

/** The panel of one article. `api` is the path of the staff API, `zone` the desk's. */
export function WorkflowDesk({ api, articleId, versionsLink, zone }: Props) {
  const savedRevision = useSavedRevision()
  const { revision, newest, keep } = savedRevision
  const typing = useTyping({ api, articleId, revision: savedRevision })
  const leaving = useLeaving(typing)
  const { found: recovery, ...recovering } = useRecovery({ api, articleId, typing, revision: newest })
  const form = useFlush(typing)
  const {
    workflowStatus: status,
    failed,
    refresh,
  } = useWorkflowStatus({ api, articleId, saving: form.saving })
  const isStale = useStaleForm(status)
  const goesOut = useGoesOut(status?.live)
  const moved = ({ revision: taken, state, live }: Newer) =>
    taken > newest() ? keep({ revision: taken, state, live }) : undefined
  const conflict = useConflict({
    api,
    articleId,
    known: revision,
    onServer: status?.revision ?? 0,
    saver: typing.saver,
    onMoved: moved,
  })
  const [busy, setBusy] = useState(false)
  const { result, setResult, tell, messageRef } = useResult(status)
  useKeptPublication({ workflowStatus: status, revision, keep })
  useStoredAddress({ revision, unsaved: form.unsaved, keep })

  const take = async (choice: AvailableStep, given: Given) => {
    setBusy(true)
    setResult(null)
    try {
      typing.look()
      if (!(await form.flush()))
        return tell({
          refused: true,
          text: 'Not moved: your last changes could not be saved. See the message on the form.',
        })
      const answer = await form.hold(() =>
        postMove({ api, articleId, action: choice.action, revision: newest(), ...given }),
      )
      if (!answer.ok && answer.isLost) {
        const of = await fetchStanding({ api, articleId })
        return tell({
          refused: true,
          text: of ? outcomeUnknown(of.state) : answer.message,
          ...(of && { of }),
        })
      }
      if (!answer.ok) return tell({ refused: true, text: answer.message })
      const { revision: taken, state, live } = answer.result
      keep({ revision: taken, state, live })
      tell({ refused: false, text: outcomeOf(choice.action, state), of: { revision: taken, state } })
    } finally {
      setBusy(false)
      refresh()
    }
  }

  const keepMine = async () => {
    if (!conflict) return
    keep({ revision: conflict.newer.revision })
    typing.saver.hold(false)
    const saved = await form.save()
    tell(
      saved
        ? { refused: false, text: 'Your text is saved. The other text is in the versions.' }
        : { refused: true, text: 'Your text could not be saved. It is still in the form.' },
    )
    refresh()
  }

  const steps =
    status &&
    sortSteps({
      choices: asScheduled(status.choices, goesOut !== null),
      pending: status.pending,
    })
  const doing: Doing = {
    articleId,
    blocked: conflict && 'There is a newer text. Close this, choose between both, and read the page again.',
    refused: result?.refused ? result.text : null,
    busy: busy || conflict !== null,
    onTake: (choice: AvailableStep, given: Given) => void take(choice, given),
    onPress: (text: string) => setResult({ refused: true, text }),
  }

  return (
    <section className="desk-workflow" aria-labelledby="desk-workflow-title">
      <h2 id="desk-workflow-title">Workflow</h2>
      {status && steps ? (
        <>
          <p className="desk-cell">
            <StateChip state={status.state} />{' '}
            <LiveMark live={status.live} publishedAt={status.publishedAt} />{' '}
            <PublicLink workflowStatus={status} />
          </p>
          {status.pending ? (
            <PendingStep pending={status.pending} answers={steps.asked} zone={zone} doing={doing} />
          ) : null}
          <TaskList api={api} tasks={status.tasks} zone={zone} onDone={refresh} />
          <ReleaseTimes workflowStatus={status} goesOut={goesOut} zone={zone} />
          <ChangeNote workflowStatus={status} />
          <CompareLinks articleId={articleId} changedSince={status.changedSince} zone={zone} />
          <Differences differences={status.differences} isUnread={status.isUnread} />
          <BesideTheText texts={status.besideTheText} isNew={status.isNew} />
          <Stages definition={status.definition} stages={status.stages} state={status.state} zone={zone} />
          {form.unsaved ? (
            <p className="desk-small">Unsaved changes are saved before a step is taken.</p>
          ) : null}
          {isStale ? (
            <p className="desk-warning" role="alert">
              A figure, a picture, a section or a name that this article shows has changed since you opened
              it.{' '}
              <button type="button" className="desk-button" onClick={() => window.location.reload()}>
                Reload to read it
              </button>
            </p>
          ) : null}
          <Steps steps={steps} doing={doing} />
        </>
      ) : (
        <p className="desk-small">
          {failed
            ? 'The workflow cannot be reached just now. It is asked again by itself.'
            : 'Asking where this article stands…'}
        </p>
      )}
      <StepResult result={busy ? ONE_MOMENT : result} messageRef={messageRef} />
      {status ? (
        <>
          <Editions articleId={articleId} editions={status.editions} live={status.live} zone={zone} />
          {status.live === 'published' ? <AnswerReaders api={api} articleId={articleId} /> : null}
          <h3>Timeline</h3>
          <Timeline articleId={articleId} moves={status.timeline} zone={zone} />
          <Mails mails={status.mail} zone={zone} />
        </>
      ) : null}
      {conflict ? (
        <ConflictNotice
          conflict={conflict}
          person={typing.person}
          versionsLink={versionsLink}
          onKeepMine={() => void keepMine()}
          onTakeTheirs={() => {
            typing.saver.settle()
            void typing.journal.clear().then(() => window.location.reload())
          }}
        />
      ) : recovery ? (
        <RecoveryNotice recovery={recovery} {...recovering} />
      ) : null}
      {leaving.to ? <LeaveQuestion {...leaving} keeps={typing.journal.keeps()} /> : null}
    </section>
  )
}
