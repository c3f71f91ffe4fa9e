// The mails that a step sends: to those whose turn it is, to the writers what was decided of their text, to
// whoever asked what became of it, and of an emergency to everybody who answers for the desk.

import type { PayloadRequest, Where } from 'payload'
import { ANSWERS_FOR_DESK } from '#access/roleGroups.ts'
import type { Article, Staff } from '#payload-types'
import { idsOf } from '#src/articles/ids.ts'
import { environment } from '#src/environment/index.ts'
import {
  approvedMail,
  askedMail,
  changesRequestedMail,
  confirmedMail,
  declinedMail,
  emergencyMail,
  nextApprovalMail,
  submittedMail,
  type MoveFacts,
} from '#src/mail/messages/index.ts'
import type { MailText } from '#src/mail/messages/types.ts'
import { enqueueMail } from '#src/mail/outbox.ts'
import type { Action } from '#src/workflow/actions.ts'
import { nextStage } from '#src/workflow/approvals.ts'
import type { Definition } from '#src/workflow/definition.ts'
import type { ArticleFacts } from '#src/workflow/facts.ts'
import type { WorkflowProgress } from '#src/workflow/run.ts'
import type { PendingStep } from '#src/workflow/transitions.ts'
import { presentStaff, withRole } from '../presentStaff.ts'

type Notice = {
  req: PayloadRequest
  action: Action
  article: Article
  /** Who wrote the text. */
  textWriters: readonly string[]
  actor: Staff
  note: string | null
  run: WorkflowProgress
  facts: ArticleFacts
}

type StepNotice = { to: Where; kind: string; write: (facts: MoveFacts) => MailText }

const WISHES: Record<PendingStep, string> = { withdraw: 'withdraw', lift: 'lift the embargo of' }

const ANOTHER = 'another person confirms it'

/** Writes the mails of a step into the outbox, within the caller's transaction. */
export async function tellPeople(notice: Notice): Promise<void> {
  const { req, article, actor, note } = notice
  for (const { to, kind, write } of lettersFor(notice)) {
    const facts = {
      headline: article.headline || 'An untitled article',
      link: linkTo(article.id),
      actorName: actor.name,
      note,
    }
    for (const person of await presentStaff(req, to, actor))
      await enqueueMail({
        req,
        mail: { to: person.email, kind, article: article.id, ...write({ ...facts, name: person.name }) },
      })
  }
}

/** The address of an article in the admin panel. */
function linkTo(articleId: string): string {
  return `${environment().siteUrl}/admin/collections/articles/${articleId}`
}

function lettersFor({ action, article, textWriters, run, facts }: Notice): StepNotice[] {
  const writers: Where = {
    id: { in: [...new Set([...textWriters, ...idsOf(article.byline)])] },
  }
  const next = nextStage(
    facts.definition,
    run.approvals.map(({ kind }) => ({ kind })),
  )
  const approvers = withRole([...new Set([...(next?.roles ?? []), 'admin' as const])])
  switch (action) {
    case 'submit':
      // Whoever wrote some of it cannot approve it.
      return [
        {
          to: { and: [approvers, { id: { not_in: [...facts.writers] } }] },
          kind: 'submitted',
          write: submittedMail,
        },
      ]
    case 'approve':
      return next
        ? [
            {
              to: withRole(next.roles),
              kind: 'submitted',
              write: (move) => nextApprovalMail({ ...move, next: next.label }),
            },
          ]
        : [{ to: writers, kind: 'approved', write: approvedMail }]
    case 'request-changes':
      return [{ to: writers, kind: 'changes-requested', write: changesRequestedMail }]
    case 'ask-withdrawal':
      return [
        {
          to: withRole(ANSWERS_FOR_DESK),
          kind: 'asked',
          write: (move) =>
            askedMail({ ...move, what: WISHES.withdraw, takes: confirmers(facts.shownDefinition) }),
        },
      ]
    case 'ask-lift':
      return [
        {
          to: withRole(ANSWERS_FOR_DESK),
          kind: 'asked',
          write: (move) => askedMail({ ...move, what: WISHES.lift, takes: ANOTHER }),
        },
      ]
    case 'withdraw': {
      const confirmer = run.pending && nextStage(facts.shownDefinition, run.pending.confirmations)
      return confirmer ? [{ to: withRole(confirmer.roles), kind: 'asked', write: confirmedMail }] : []
    }
    case 'decline': {
      const { pending } = facts
      return pending
        ? [
            {
              to: { id: { equals: pending.by } },
              kind: 'declined',
              write: (move) => declinedMail({ ...move, what: WISHES[pending.step] }),
            },
          ]
        : []
    }
    case 'override':
    case 'emergency-withdraw':
      return [
        {
          to: withRole(ANSWERS_FOR_DESK),
          kind: 'emergency',
          write: (move) => emergencyMail({ ...move, what: action === 'override' ? 'published' : 'withdrew' }),
        },
      ]
    default:
      return []
  }
}

/** Whose word a withdrawal takes, to complete “It happens when …”. */
function confirmers({ stages }: Definition): string {
  return stages.length === 1
    ? ANOTHER
    : `${stages.length} other people confirm it: for the ${stages.map(({ kind }) => kind).join(', then for the ')} ` +
        'approval'
}
