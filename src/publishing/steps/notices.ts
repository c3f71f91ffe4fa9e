// The mails that a step sends: submitted to those who can approve, changes requested and approved to the writers, what two
// people decide to the others who can, an emergency to everybody who answers for the desk.

import type { PayloadRequest, Where } from 'payload'
import type { Article, Staff } from '#payload-types'
import { environment } from '#src/environment/index.ts'
import { enqueueMail } from '#src/mail/outbox.ts'
import { approvedMail, askedMail, changesRequestedMail, emergencyMail, submittedMail, type MoveFacts } from '#src/mail/templates.ts'
import type { MailText } from '#src/mail/types.ts'
import { nextStage } from '#src/workflow/approvals.ts'
import type { ArticleFacts } from '#src/workflow/facts.ts'
import type { Run } from '#src/workflow/run.ts'
import type { Action, StaffRole } from '#src/workflow/transitions.ts'
import { idsOf } from '../ids.ts'

type Notice = { req: PayloadRequest; action: Action; article: Article; actor: Staff; note: string | null; run: Run; facts: ArticleFacts }

type Letter = { to: Where; kind: string; write: (facts: MoveFacts) => MailText }

/** Writes the mails of a step into the outbox, within the caller's transaction. */
export async function tellPeople(notice: Notice): Promise<void> {
  const { req, article, actor, note } = notice
  for (const { to, kind, write } of lettersFor(notice)) {
    const facts = { headline: article.headline || 'An untitled article', link: linkTo(article.id), actorName: actor.name, note }
    for (const person of await people(req, to, actor)) await enqueueMail({ req, mail: { to: person.email, kind, ...write({ ...facts, name: person.name }) } })
  }
}

/** The address of an article in the admin panel. */
export function linkTo(articleId: string): string {
  return `${environment().siteUrl}/admin/collections/articles/${articleId}`
}

/** Staff with one of these roles who have not left. */
export async function staffWith(req: PayloadRequest, roles: readonly StaffRole[]): Promise<Staff[]> {
  return people(req, { role: { in: [...roles] } }, null)
}

function lettersFor({ action, article, run, facts }: Notice): Letter[] {
  const writers: Where = { id: { in: [...new Set([...((article.writers as string[] | null) ?? []), ...idsOf(article.byline)])] } }
  const next = nextStage(facts.definition, run.approvals.map(({ kind }) => ({ kind })))
  const approvers: Where = { role: { in: [...new Set([...(next?.roles ?? []), 'admin'])] } }
  switch (action) {
    case 'submit':
      return [{ to: approvers, kind: 'submitted', write: submittedMail }]
    case 'approve':
      return run.state === 'approved' ? [{ to: writers, kind: 'approved', write: approvedMail }] : [{ to: approvers, kind: 'submitted', write: submittedMail }]
    case 'request-changes':
      return [{ to: writers, kind: 'changes-requested', write: changesRequestedMail }]
    case 'ask-withdrawal':
    case 'ask-lift':
      return [{ to: { role: { in: ['editor', 'compliance', 'admin'] } }, kind: 'asked', write: (move) => askedMail({ ...move, what: action === 'ask-lift' ? 'lift the embargo of' : 'withdraw' }) }]
    case 'override':
    case 'emergency-withdraw':
      return [{ to: { role: { in: ['editor', 'compliance', 'admin'] } }, kind: 'emergency', write: (move) => emergencyMail({ ...move, what: action === 'override' ? 'published' : 'withdrew' }) }]
    default:
      return []
  }
}

async function people(req: PayloadRequest, which: Where, except: Staff | null): Promise<Staff[]> {
  const { docs } = await req.payload.find({
    collection: 'staff',
    where: { and: [which, ...(except ? [{ id: { not_equals: except.id } }] : []), { departed: { not_equals: true } }] },
    depth: 0,
    limit: 50,
    pagination: false,
    overrideAccess: true, // an address is needed whoever moves the article
    req,
  })
  return docs
}
