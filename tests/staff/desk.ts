// What tests of staff accounts need: mails to a colleague, the link in one, and log-ins through the front
// door.

import type { Payload } from 'payload'
import { type Answer, rest } from '../support/http.ts'

type Mail = { to: string; subject: string; text: string; kind: string }

/** Mails to this address, oldest first. */
export async function mailsTo(payload: Payload, email: string, kind?: string): Promise<Mail[]> {
  const { docs } = await payload.find({
    collection: 'outbox',
    where: { and: [{ to: { equals: email } }, ...(kind ? [{ kind: { equals: kind } }] : [])] },
    sort: 'createdAt',
    limit: 0,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs
}

/** The token of the newest link that was mailed to this address. */
export async function newestToken(payload: Payload, email: string): Promise<string> {
  const mail = (await mailsTo(payload, email, 'staff-password-link')).at(-1)
  const token = /\/admin\/reset\/([\w-]+)/.exec(mail?.text ?? '')?.[1]
  if (!token) throw new Error(`No link was mailed to ${email}.`)
  return token
}

let places = 0

/** Signs in as a form of the panel does, from an address of its own unless one is named. */
export function logIn(
  email: string,
  password: string,
  address = `198.51.100.${(places += 1)}`,
): Promise<Answer> {
  return rest('/staff/login', {
    method: 'POST',
    body: { email, password },
    headers: { 'x-assay-address': address },
  })
}

/** Uses a link. */
export function useLink(token: string, password: string): Promise<Answer> {
  return rest('/staff/reset-password', { method: 'POST', body: { token, password } })
}

/** The row as it is stored, with its secrets. */
export function stored(payload: Payload, id: string) {
  return payload.db.findOne<Record<string, unknown> & { id: string; sessions?: { id: string }[] }>({
    collection: 'staff',
    where: { id: { equals: id } },
  })
}
