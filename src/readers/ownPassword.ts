// Who sets a reader's password: the reader alone, on the site or by a link.

import type { CollectionBeforeOperationHook } from 'payload'
import { PasswordRefused } from '#src/passwords/keepRule.ts'

/**
 * Refuses a password for a reader from whoever is signed in: a field that is dropped in silence looks as if
 * it had been set.
 */
export const ownPasswordOnly: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'update' || !req.user) return args
  const { password } = (args.data ?? {}) as { password?: unknown }
  if (password !== undefined && password !== null && password !== '')
    throw new PasswordRefused(
      'A reader sets the password alone: on their account’s page, or with “Forgotten your ' +
        'password?” on the site.',
      { status: 403 },
    )
  return args
}
