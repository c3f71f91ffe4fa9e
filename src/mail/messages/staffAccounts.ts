// What we write to colleagues about their account: links to choose a password, and every change of it.

import { renderMail } from './message.ts'
import type { MailText } from './types.ts'

type StaffFacts = { name: string; siteName: string }

/** To a new colleague: choose a password. `days` is how long the link works. */
export function invitationMail({
  name,
  siteName,
  link,
  by,
  days,
}: StaffFacts & { link: string; by: string; days: number }): MailText {
  return renderMail({
    subject: `Your account at ${siteName}`,
    name,
    paragraphs: [
      `${by} made an account for you at ${siteName}. Choose a password, then sign in with this address.`,
      `The link works once, for ${days} days. Nobody but you learns the password.`,
    ],
    link: { label: 'Choose a password', url: link },
    footer: 'If you do not work there, do nothing: without a password nobody can use the account.',
  })
}

/** To a colleague: an admin sent a link to choose a new password. */
export function sentLinkMail({
  name,
  siteName,
  link,
  by,
}: StaffFacts & { link: string; by: string }): MailText {
  return renderMail({
    subject: `Choose a new password for ${siteName}`,
    name,
    paragraphs: [
      `${by} sent you this link to choose a new password at ${siteName}.`,
      'The link works once, for one hour. You will be logged out everywhere when you use it.',
    ],
    link: { label: 'Choose a new password', url: link },
    footer: 'If you do not need a new password, do nothing: your password stays as it is.',
  })
}

/**
 * To a colleague whose account was changed; `lines` say what, one sentence each. `link` is the log-in page.
 */
export function accountChangedMail({
  name,
  siteName,
  lines,
  link,
}: StaffFacts & { lines: readonly string[]; link: string }): MailText {
  return renderMail({
    subject: `Your account at ${siteName} was changed`,
    name,
    paragraphs: [...lines, 'If you know of this, there is nothing to do.'],
    link: { label: 'Look at your account', url: link },
    footer: 'If you do not know of this, tell an admin and compliance at once, by another way than mail.',
  })
}
