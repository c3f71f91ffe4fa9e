// The mails that a move sends: submitted to the editors, changes requested and approved to the writers.

import type { PayloadRequest, Where } from 'payload'
import type { Article, Staff } from '#payload-types'
import { environment } from '#src/environment/index.ts'
import { enqueueMail } from '#src/mail/outbox.ts'
import { approvedMail, changesRequestedMail, submittedMail } from '#src/mail/templates.ts'
import type { Action } from '#src/workflow/transitions.ts'
import { idsOf } from './ids.ts'

type Notice = { req: PayloadRequest; action: Action; article: Article; actor: Staff; note: string | null }

/** Writes the mails of a move into the outbox, within the caller's transaction. */
export async function tellPeople({ req, action, article, actor, note }: Notice): Promise<void> {
  const facts = {
    headline: article.headline || 'An untitled article',
    link: `${environment().siteUrl}/admin/collections/articles/${article.id}`,
    actorName: actor.name,
    note,
  }
  if (action === 'submit') return send(req, await people(req, { role: { in: ['editor', 'admin'] } }, actor), 'submitted', (to) => submittedMail({ ...facts, name: to.name }))
  const concerned: Where = { id: { in: [...new Set([...((article.writers as string[] | null) ?? []), ...idsOf(article.byline)])] } }
  if (action === 'request-changes') return send(req, await people(req, concerned, actor), 'changes-requested', (to) => changesRequestedMail({ ...facts, name: to.name }))
  if (action === 'approve') return send(req, await people(req, concerned, actor), 'approved', (to) => approvedMail({ ...facts, name: to.name }))
}

async function people(req: PayloadRequest, which: Where, except: Staff): Promise<Staff[]> {
  const { docs } = await req.payload.find({
    collection: 'staff',
    where: { and: [which, { id: { not_equals: except.id } }, { departed: { not_equals: true } }] },
    depth: 0,
    limit: 50,
    pagination: false,
    overrideAccess: true, // an address is needed whoever moves the article
    req,
  })
  return docs
}

async function send(req: PayloadRequest, to: Staff[], kind: string, write: (person: Staff) => { subject: string; text: string; html: string }): Promise<void> {
  for (const person of to) await enqueueMail({ req, mail: { to: person.email, kind, ...write(person) } })
}
