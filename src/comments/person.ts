// The reader on whose behalf a comment is written, as Payload's access rules know them.

import type { Payload, PayloadRequest } from 'payload'
import type { User } from '#access/actors.ts'
import type { Reader } from '#payload-types'
import { NotLoggedInError } from '#src/commands/errors.ts'
import { readRows } from '#src/database/index.ts'
import { MAY_NOT_POST } from '#src/moderation/phases/banned.ts'
import { CommentError } from './errors.ts'

export type ReaderUser = Extract<User, { collection: 'readers' }>

/** What the rules about comments ask of an account: nothing of its password and its sessions. */
const ASKED = [
  'displayName',
  'email',
  'verifiedAt',
  'approvedComments',
  'bannedAt',
  'createdAt',
  'updatedAt',
] as const

export type Person = Pick<Reader, 'id' | (typeof ASKED)[number]>

/** The account as the database knows it now, on the reader's own behalf; null when it is gone. */
export async function readerById({
  payload,
  req,
  id,
}: {
  payload: Payload
  req?: PayloadRequest
  id: string
}): Promise<Person | null> {
  const [reader] = await readRows<Person>({
    payload,
    ...(req ? { req } : {}),
    collection: 'readers',
    where: { id: { equals: id } },
    limit: 1,
    fields: ASKED,
  })
  return reader ?? null
}

/** Throws CommentError `not-verified` for who has not confirmed the address. */
export function refuseUnverified({ verifiedAt }: Pick<Person, 'verifiedAt'>): void {
  if (!verifiedAt)
    throw new CommentError(
      'not-verified',
      'Confirm your e-mail address first: open the link in the mail we sent you.',
    )
}

/** Throws CommentError `forbidden` for who is banned. */
export function refuseBanned({ bannedAt }: Pick<Person, 'bannedAt'>): void {
  if (bannedAt) throw new CommentError('forbidden', MAY_NOT_POST)
}

/** The reader with this id. Throws NotLoggedInError when the account is gone. */
export async function readerUser(account: {
  payload: Payload
  req?: PayloadRequest
  id: string
}): Promise<ReaderUser> {
  const reader = await readerById(account)
  if (!reader) throw new NotLoggedInError('You must be logged in to post a comment.')
  return { ...reader, collection: 'readers' }
}
