// What a person can do with an article now, for the buttons of the desk.

import type { PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import { besideTheText, type BesideText } from '#src/articles/besideTheText.ts'
import { type Change, CHANGE_LABELS } from '#src/articles/changes.ts'
import { differencesToReaders, type PartDifference } from '#src/articles/compare/differences.ts'
import type { Lapse } from '#src/workflow/approvals.ts'
import type { ApprovalKind, Stage } from '#src/workflow/definition.ts'
import { availableSteps, type AvailableStep } from '#src/workflow/engine.ts'
import type { ArticleFacts, Pending } from '#src/workflow/facts.ts'
import type { ArticleState, Live } from '#src/workflow/states.ts'
import type { StaffRole } from '#src/workflow/transitions.ts'
import { type ChangedSince, changedSinceSubmission } from '../compare/changedSince.ts'
import { workflowContext } from './workflowContext.ts'

export type StageView = {
  kind: ApprovalKind
  label: string
  roles: readonly StaffRole[]
  /** `lapse`: why it is void although nobody changed the text. */
  given: { byName: string; at: string; matches: boolean; lapse: Lapse | null } | null
}

export type WorkflowStatus = {
  state: ArticleState
  live: Live
  revision: number
  /** The revision of the newest save by a person, and the hash of what an approval would be for. */
  textRevision: number
  hash: string
  /** Hashes of the figures, pictures, names and sections that stand beside the text, by collection and id. */
  beside: Readonly<Record<string, string>>
  /** The workflow under which it runs, in words. */
  definition: string
  stages: StageView[]
  pending: Pending | null
  /** ISO 8601 instants: when it goes out or went out first, and when the page goes. */
  publishedAt: string | null
  choices: AvailableStep[]
  /**
   * What differs from the text that readers had last on the word of somebody other than its writer; null
   * where there is none, and while nothing does.
   */
  differences: PartDifference[] | null
  /** What readers get beside the text that stands in the form. */
  besideTheText: BesideText[]
  /** Whether readers have had no text of this article that somebody other than its writer approved. */
  isNew: boolean
  /** Whether the text that readers had last went out in an emergency: nobody else has approved it. */
  isUnread: boolean
  /** Whether readers have had the change note that stands in the form. */
  isChangeTold: boolean
  /** Who has written since it was submitted, while somebody is to approve it; null where nobody has. */
  changedSince: ChangedSince | null
}

/** States in which somebody reads a text to approve it, or to publish what was approved. */
const IN_APPROVAL: readonly ArticleState[] = ['in_review', 'approved']

/** The article's state and every step with whether this person may take it and, if not, why not. */
export async function workflowStatus({
  req,
  articleId,
  actor,
  now,
}: {
  req: PayloadRequest
  articleId: string
  actor: Staff
  now: Date
}): Promise<WorkflowStatus> {
  const { article, composed, facts, texts, isChangeTold } = await workflowContext({
    req,
    articleId,
    actor,
    now,
  })
  const differs = texts.approved ? await differencesToReaders(texts.approved, composed.content) : []
  return {
    state: facts.state,
    live: facts.live,
    revision: article.revision,
    textRevision: article.textRevision ?? article.revision,
    hash: facts.content.hash,
    beside: composed.beside,
    definition: `${facts.definition.label}, version ${facts.definition.version}`,
    stages: facts.definition.stages.map((stage) => stageView(stage, facts)),
    pending: facts.pending,
    publishedAt: article.publishedAt ?? null,
    choices: availableSteps(facts, actor),
    differences: differs.length > 0 ? differs : null,
    besideTheText: [...texts.unreadNotes.map(unreadNote), ...besideTheText(composed.content)],
    isNew: texts.approved === null,
    isUnread: texts.shown !== texts.approved,
    isChangeTold,
    changedSince: IN_APPROVAL.includes(facts.state) ? await changedSinceSubmission(req, articleId) : null,
  }
}

/** Readers keep the notes of every edition: an approval of the next one covers those of emergencies. */
function unreadNote({ kind, note, was, is, where }: Change): BesideText {
  const text = [CHANGE_LABELS[kind].label, note, where, was, is].filter(Boolean).join('\n')
  return { called: 'A change note of an emergency', text }
}

/**
 * What waits or is out was judged when it was published: a figure that has changed since makes a task, and
 * voids nothing.
 */
function isSettled(state: ArticleState): boolean {
  return state === 'scheduled' || state === 'published' || state === 'withdrawn'
}

/** The newest approval of a stage, valid or void. */
function stageView({ kind, label, roles }: Stage, facts: ArticleFacts): StageView {
  const approval = facts.approvals.findLast((given) => given.kind === kind)
  return {
    kind,
    label,
    roles,
    given: approval
      ? {
          byName: approval.byName,
          at: approval.at,
          lapse: isSettled(facts.state) ? null : (approval.lapse ?? null),
          matches: isSettled(facts.state) || (approval.hash === facts.content.hash && !approval.isVoid),
        }
      : null,
  }
}
