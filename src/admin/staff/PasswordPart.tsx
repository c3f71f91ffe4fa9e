// The password part of an account's form: one's own is changed here, a colleague gets a link, a new colleague
// an invitation.

'use client'

import { useAuth, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { ChangePassword } from './ChangePassword.tsx'
import { NoPasswordYet } from './NoPasswordYet.tsx'
import { SendLink } from './SendLink.tsx'

/** Stands in the form where Payload would let anybody with the right to edit set the password. */
export function PasswordPart() {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const { config } = useConfig()
  if (!id) return <NoPasswordYet />
  const address = `${config.routes.api}/staff/${id}`
  if (String(id) === String(user?.id)) return <ChangePassword address={address} />
  return user?.role === 'admin' ? <SendLink address={`${address}/password-link`} /> : null
}
