// The reader on whose behalf a comment is written, as Payload's access rules know them.

import type { PayloadRequest } from 'payload'
import type { Reader } from '#payload-types'
import { NotLoggedInError } from '#src/commands/errors.ts'
import { readRows } from '#src/database/index.ts'
import { MAY_NOT_POST } from '#src/moderation/phases/banned.ts'
import { CommentError } from './errors.ts'

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

/** Throws CommentError `not-verified` for who has not confirmed the address. */
export function refuseUnverified({ verifiedAt }: Pick<Person, 'verifiedAt'>): void {
  if (!verifiedAt)
    throw new CommentError(
      'not-verified',
      'Confirm your e-mail address first: open the link in the mail we sent you.',
    )
}

/**
 * The reader who writes, as the database knows them in this transaction: a session may be older than a ban.
 * The request is from here on made by them.
 * @throws NotLoggedInError when the account is gone; CommentError `forbidden` when it is banned.
 */
export async function writerOf(req: PayloadRequest, readerId: string): Promise<Person> {
  const [reader] = await readRows<Person>({
    payload: req.payload,
    req,
    collection: 'readers',
    where: { id: { equals: readerId } },
    limit: 1,
    fields: ASKED,
  })
  if (!reader) throw new NotLoggedInError('You must be logged in to post a comment.')
  if (reader.bannedAt) throw new CommentError('forbidden', MAY_NOT_POST)
  req.user = { ...reader, collection: 'readers' }
  return reader
}
