// E-mail addresses as they are stored and compared: one spelling of each.

import { MAX_EMAIL_LENGTH } from './accounts.ts'

/**
 * What may stand in the name of a host that somebody typed; nothing that an address of the web gives a
 * meaning to.
 */
const HOST = /^[^\s/?#@:\\[\]%<>"]+$/u

/**
 * The address trimmed, in lower case, with a host in letters beyond ASCII written as mail servers know it:
 * `user@müller.example` is `user@xn--mller-kva.example` (RFC 5891). What is no address stays as it is, for
 * whoever checks it to refuse.
 */
export function normalEmail(typed: string): string {
  const email = typed.trim().toLowerCase()
  if (email.length > MAX_EMAIL_LENGTH) return email // a host in letters is taken apart only where it is short
  const at = email.lastIndexOf('@')
  const host = email.slice(at + 1)
  if (at < 1 || /^\p{ASCII}*$/u.test(host) || !HOST.test(host)) return email
  return URL.canParse(`http://${host}`)
    ? `${email.slice(0, at)}@${new URL(`http://${host}`).hostname}`
    : email
}
