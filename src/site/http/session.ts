// Whose session a request to the site carries.

import { staffOf } from '#access/actors.ts'
import type { Staff } from '#payload-types'
import { currentReader, type ReaderView } from '#src/readers/index.ts'
import type { SiteDeps } from './deps.ts'

/**
 * The reader whose cookie the request carries; null for everybody else. A bearer token is for programs, and
 * the forms of this site are for people.
 */
export async function readerOf({ payload }: SiteDeps, { headers }: Request): Promise<ReaderView | null> {
  const signedIn = await currentReader({ payload, headers })
  return signedIn?.by === 'cookie' ? signedIn.reader : null
}

/** The member of staff whose session the request carries; null for everybody else. */
export async function deskOf({ payload }: SiteDeps, { headers }: Request): Promise<Staff | null> {
  const { user } = await payload.auth({ headers, canSetHeaders: false })
  return staffOf(user)
}
