// The mails to readers, with links that open a page with a button: following one changes nothing.

import type { PayloadRequest } from 'payload'
import { environment } from '#src/environment/index.ts'
import { accountExistsMail, resetPasswordMail, verifyEmailMail } from '#src/mail/messages/index.ts'
import { enqueueMail } from '#src/mail/outbox.ts'
import type { Account } from './account.ts'
import { signToken } from './tokens.ts'

type MailRequest = { req: PayloadRequest; reader: Account; now: Date }

/**
 * Asks a reader to confirm the address. `returnTo` is a path of this site, carried along to the page after.
 */
export async function sendVerification({
  req,
  reader,
  now,
  returnTo,
}: MailRequest & { returnTo?: string }): Promise<void> {
  const token = signToken({ secret: req.payload.secret, purpose: 'verify-email', subject: reader, now })
  const link = pageUrl('/verify', { token, ...(returnTo && returnTo !== '/' ? { returnTo } : {}) })
  const mail = verifyEmailMail({ name: reader.displayName, siteName: await siteName(req), link })
  await enqueueMail({ req, mail: { ...mail, to: reader.email, kind: 'verify-email' }, now })
}

/** Tells the owner of an address that somebody tried to register it again. */
export async function sendAccountExists({ req, reader, now }: MailRequest): Promise<void> {
  const mail = accountExistsMail({
    name: reader.displayName,
    siteName: await siteName(req),
    link: pageUrl('/forgot', {}),
    isConfirmed: Boolean(reader.verifiedAt),
  })
  await enqueueMail({ req, mail: { ...mail, to: reader.email, kind: 'account-exists' }, now })
}

/** Sends the link to choose a new password. */
export async function sendReset({ req, reader, now }: MailRequest): Promise<void> {
  const token = signToken({ secret: req.payload.secret, purpose: 'reset-password', subject: reader, now })
  const mail = resetPasswordMail({
    name: reader.displayName,
    siteName: await siteName(req),
    link: pageUrl('/reset', { token }),
  })
  await enqueueMail({ req, mail: { ...mail, to: reader.email, kind: 'reset-password' }, now })
}

/** Links are made from SITE_URL alone, never from the Host of a request, which anybody can forge. */
function pageUrl(path: string, query: Record<string, string>): string {
  const search = new URLSearchParams(query).toString()
  return `${environment().siteUrl}${path}${search ? `?${search}` : ''}`
}

async function siteName(req: PayloadRequest): Promise<string> {
  // The name is on every page.
  const settings = await req.payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true, req })
  return settings.siteName
}
