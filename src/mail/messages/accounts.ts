// What we write to people about their account. Every link opens a page with a button: nothing happens by
// following it.

import { renderMail } from './message.ts'
import type { MailText } from './types.ts'

/** What an account mail needs: the person's name, and the page the link opens, with its token. */
export type AccountFacts = { name: string | null; siteName: string; link: string }

/** To a new reader: confirm that the address is yours. */
export function verifyEmailMail({ name, siteName, link }: AccountFacts): MailText {
  return renderMail({
    subject: `Confirm your e-mail address for ${siteName}`,
    name,
    paragraphs: [
      `Somebody, we hope you, registered at ${siteName} with this address. Confirm it and you can comment.`,
      'The link works once, for seven days. Have the password at hand that you chose.',
    ],
    link: { label: 'Confirm my address', url: link },
    footer: 'If it was not you, do nothing: without a confirmation nobody can comment with this account.',
  })
}

/** To a reader or a colleague who forgot the password; `hours` is how long the link works. */
export function resetPasswordMail({
  name,
  siteName,
  link,
  hours = 1,
}: AccountFacts & { hours?: number }): MailText {
  return renderMail({
    subject: `Choose a new password for ${siteName}`,
    name,
    paragraphs: [
      `Somebody, we hope you, asked for a new password at ${siteName}.`,
      `The link works once, for ${hours === 1 ? 'one hour' : `${hours} hours`}. You will be ` +
        'logged out everywhere when you use it.',
    ],
    link: { label: 'Choose a new password', url: link },
    footer: 'If it was not you, do nothing: your password stays as it is.',
  })
}

/**
 * To the owner of an address somebody tried to register again; the person who tried is told nothing. `link`
 * is the page to ask for a new password.
 */
export function accountExistsMail({
  name,
  siteName,
  link,
  isConfirmed = true,
}: AccountFacts & { isConfirmed?: boolean }): MailText {
  const what = isConfirmed
    ? 'If you forgot the password, choose a new one.'
    : 'The address was never confirmed. Choose a password of your own: that confirms it, and ' +
      'whoever chose the first one knows it no longer.'
  return renderMail({
    subject: `You already have an account at ${siteName}`,
    name,
    paragraphs: [
      `Somebody, perhaps you, tried to register at ${siteName} with this address. It has an ` +
        'account already, so no second one was made.',
      what,
    ],
    link: { label: 'Choose a new password', url: link },
    footer: 'If it was not you, do nothing: your account is as it was.',
  })
}
