// A reader's account as the commands of src/readers load it.

import type { Payload, PayloadRequest, Where } from 'payload'
import type { Reader } from '#payload-types'

/** What a page or the API may know of the reader whose session a request carries. */
export type ReaderView = {
  id: string
  displayName: string
  /** The name that they have asked for, while it waits for a moderator. */
  askedName: string | null
  email: string
  verified: boolean
  banned: boolean
}

/** An account with its secrets. It never leaves src/readers. */
export type Account = Reader & { hash?: string | null; salt?: string | null }

/** The account with this id, with its secrets; null when there is none. */
export function accountById({
  payload,
  req,
  id,
}: {
  payload: Payload
  req?: PayloadRequest
  id: string
}): Promise<Account | null> {
  return findAccount({ payload, req, where: { id: { equals: id } } })
}

/** The account with this address (trimmed, lower case), with its secrets; null when there is none. */
export function accountByEmail({
  payload,
  req,
  email,
}: {
  payload: Payload
  req?: PayloadRequest
  email: string
}): Promise<Account | null> {
  return findAccount({ payload, req, where: { email: { equals: email } } })
}

/** An account as shown to its own owner. */
export function viewOf(
  reader: Pick<Reader, 'id' | 'displayName' | 'askedName' | 'email' | 'verifiedAt' | 'bannedAt'>,
): ReaderView {
  return {
    id: reader.id,
    displayName: reader.displayName,
    askedName: reader.askedName || null,
    email: reader.email,
    verified: Boolean(reader.verifiedAt),
    banned: Boolean(reader.bannedAt),
  }
}

/** Straight from the database: Payload's own reads leave the hash out. */
async function findAccount({
  payload,
  req,
  where,
}: {
  payload: Payload
  req?: PayloadRequest
  where: Where
}): Promise<Account | null> {
  return (
    (await payload.db.findOne<Account>({ collection: 'readers', where, ...(req ? { req } : {}) })) ?? null
  )
}
