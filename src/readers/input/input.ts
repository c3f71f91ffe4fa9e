// What an account may be made of: a name people can read, an address mail can reach, a password worth the
// name.

import { z } from 'zod'
import { MAX_EMAIL_LENGTH, READER_NAME_LENGTH } from '#access/accounts.ts'
import { normalEmail } from '#access/email.ts'
import { normalPassword, passwordLengthProblem } from '#access/passwordRules.ts'
import { plainTextProblem } from '#src/plainText/plainText.ts'
import { hasWebAddress } from '#src/plainText/webAddress.ts'
import { ReaderInputError, type FieldErrors } from './errors.ts'

const address = z.email().max(MAX_EMAIL_LENGTH)

/**
 * Control characters, invisible ones, direction overrides, unassigned: nothing that makes one name look like
 * another.
 */
const UNREADABLE = /[\p{C}\p{Zl}\p{Zp}<>@]|\p{M}{4}/u

/** Letters of two scripts that look alike, in one word: `Joпah`. */
const MIXED = /(?=\S*\p{Script=Latin})\S*[\p{Script=Cyrillic}\p{Script=Greek}]/u

/** The name as it is stored: composed, trimmed, single spaces. */
export function normalName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ')
}

/** Why this cannot be a display name, or null. */
export function nameProblem(name: string): string | null {
  const normal = normalName(name)
  const length = [...normal].length
  if (length < READER_NAME_LENGTH.min || length > READER_NAME_LENGTH.max)
    return `Choose a name of ${READER_NAME_LENGTH.min} to ${READER_NAME_LENGTH.max} characters.`
  if (UNREADABLE.test(normal) || hasWebAddress(normal))
    return 'Choose a name of ordinary letters, without addresses or special characters.'
  if (MIXED.test(normal)) return 'Write each word of the name in letters of one script.'
  return plainTextProblem(normal, { called: 'The name' })
}

/** Why this cannot be an e-mail address, or null. */
export function emailProblem(email: string): string | null {
  return address.safeParse(normalEmail(email)).success
    ? null
    : 'Enter an e-mail address, such as you@example.com.'
}

/** Why this cannot be the password of this person, or null. */
export function passwordProblem(
  password: string,
  person: { displayName: string; email: string },
): string | null {
  const tooShortOrLong = passwordLengthProblem('readers', password)
  if (tooShortOrLong) return tooShortOrLong
  const plain = normalPassword(password).trim().toLowerCase()
  const known = [
    normalEmail(person.email),
    normalEmail(person.email).split('@')[0],
    normalName(person.displayName).toLowerCase(),
  ]
  if (known.includes(plain)) return 'Do not use your name or e-mail address as the password.'
  if (new Set(plain).size < 3) return 'Use a password that is harder to guess.'
  return null
}

/** Throws ReaderInputError with every sentence that is not null. */
export function refuseProblems(
  problems: Record<keyof FieldErrors, string | null> | Partial<Record<keyof FieldErrors, string | null>>,
): void {
  const found = Object.entries(problems).filter(([, problem]) => problem !== null && problem !== undefined)
  if (found.length > 0) throw new ReaderInputError(Object.fromEntries(found) as FieldErrors)
}
