// An account of staff as the commands of this folder load it, with its secrets.

import { APIError, type Payload, type PayloadRequest, type Where } from 'payload'
import { normalEmail } from '#access/email.ts'
import type { Staff } from '#payload-types'
import { environment } from '#src/environment/index.ts'

/** An account with its secrets. It never leaves this folder. */
export type StaffAccount = Staff & { hash?: string | null; salt?: string | null }

type Within = { payload: Payload; req?: PayloadRequest }

/**
 * The account with this id; null when there is none. Straight from the database: Payload's own reads leave
 * the hash out.
 */
export function staffById({ id, ...within }: Within & { id: string }): Promise<StaffAccount | null> {
  return findOne(within, { id: { equals: id } })
}

/** The account with this address, written as Payload stores it; null when there is none. */
export function staffByEmail({ email, ...within }: Within & { email: string }): Promise<StaffAccount | null> {
  return findOne(within, { email: { equals: normalEmail(email) } })
}

/** The account that `where` finds. */
export function findOne({ payload, req }: Within, where: Where): Promise<StaffAccount | null> {
  return payload.db.findOne<StaffAccount>({ collection: 'staff', where, ...(req ? { req } : {}) })
}

/**
 * A page of the panel. Links are made from SITE_URL alone, never from the Host of a request, which anybody
 * can forge.
 */
export function panelUrl(path: string): string {
  return `${environment().siteUrl}/admin${path}`
}

/** The name that stands on every page. */
export async function siteName(req: PayloadRequest): Promise<string> {
  // The name is on every page.
  const settings = await req.payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true, req })
  return settings.siteName
}

/** A refusal with its status and a sentence for the person. */
export class StaffRefusal extends APIError<null> {
  constructor(message: string, status: 400 | 403 | 404 | 409) {
    super(message, status, null, true)
    this.name = 'StaffRefusal'
  }
}
