// What became of the mails about an article, for who wrote it and who answers for the desk.

import type { PayloadRequest } from 'payload'
import { ANSWERS_FOR_DESK, isOneOf } from '#access/roleGroups.ts'
import { ownText } from '#access/rules.ts'
import type { Outbox, Staff } from '#payload-types'

/**
 * One mail: to whom by name, what kind, and its fate. `at` is an ISO 8601 instant: when it was sent, else
 * when it was written.
 */
export type MailFate = Pick<Outbox, 'id' | 'kind' | 'subject' | 'state'> & { to: string; at: string }

/** Mails shown of an article. */
const MAX_MAILS = 30

/**
 * The newest mails about an article, newest first; none for who has no part in it. Why one failed, admins
 * read in the outbox.
 */
export async function mailAbout({
  req,
  articleId,
  actor,
}: {
  req: PayloadRequest
  articleId: string
  actor: Staff
}): Promise<MailFate[]> {
  if (!isOneOf(actor.role, ANSWERS_FOR_DESK) && !(await isWriter(req, articleId, actor))) return []
  const { docs } = await req.payload.find({
    collection: 'outbox',
    where: { article: { equals: articleId } },
    select: { to: true, kind: true, subject: true, state: true, sentAt: true, createdAt: true },
    sort: ['-createdAt', '-id'],
    limit: MAX_MAILS,
    pagination: false,
    depth: 0,
    overrideAccess: true, // judged in the line above; the words of a mail are not among these fields
    req,
  })
  const names = await namesOf(
    req,
    docs.map(({ to }) => to),
  )
  return docs.map(({ id, kind, subject, state, to, sentAt, createdAt }) => ({
    id,
    kind,
    subject,
    state,
    to: names.get(to) ?? 'Somebody whose address has changed',
    at: sentAt ?? createdAt,
  }))
}

async function isWriter(req: PayloadRequest, articleId: string, { id }: Staff): Promise<boolean> {
  const { docs } = await req.payload.find({
    collection: 'articles',
    where: { and: [{ id: { equals: articleId } }, ownText(id)] },
    draft: true,
    select: { headline: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // whether it is theirs is all that is asked
    req,
  })
  return docs.length > 0
}

async function namesOf(req: PayloadRequest, addresses: string[]): Promise<Map<string, string>> {
  const { docs } = await req.payload.find({
    collection: 'staff',
    where: { email: { in: [...new Set(addresses)] } },
    select: { name: true, email: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // names of colleagues, whom all staff read
    req,
  })
  return new Map(docs.map(({ email, name }) => [email, name]))
}
