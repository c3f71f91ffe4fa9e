// The reader on whose behalf a comment is written, as Payload's access rules know them.

import type { Payload } from 'payload'
import type { User } from '#access/actors.ts'
import { NotLoggedInError } from '#src/readers/errors.ts'

export type ReaderUser = Extract<User, { collection: 'readers' }>

/** The reader with this id. Throws NotLoggedInError when the account is gone. */
export async function readerUser(payload: Payload, id: string): Promise<ReaderUser> {
  const reader = await payload.findByID({ collection: 'readers', id, depth: 0, disableErrors: true, overrideAccess: true }) // the person themselves
  if (!reader) throw new NotLoggedInError('You must be logged in to post a comment.')
  return { ...reader, collection: 'readers' }
}
