// What a password may be, for staff and for readers: one rule for forms, commands, the console, errors and
// docs.

export type Account = 'staff' | 'readers'

/** Fewest and most characters, counted as code points of the normalised password: an emoji is one. */
type PasswordRule = { min: number; max: number }

/** Length is what counts (NIST SP 800-63B, 5.1.1.2). */
export const PASSWORD_RULES: Record<Account, PasswordRule> = {
  staff: { min: 12, max: 200 },
  readers: { min: 10, max: 200 },
}

/**
 * The password as it is hashed: composed, so that “é” is one password on every keyboard (NIST SP 800-63B,
 * 5.1.1.2).
 */
export function normalPassword(typed: string): string {
  return typed.normalize('NFC')
}

/**
 * What is tried against a kept hash, in this order: the password composed, then as it was typed, since
 * passwords that were set before we composed them are hashed as they were typed. One entry where the two are
 * the same.
 */
export function passwordsToTry(typed: string): readonly string[] {
  return [...new Set([normalPassword(typed), typed])]
}

/** The rule in words: `12 to 200 characters`. */
export function passwordLengthInWords(account: Account): string {
  const { min, max } = PASSWORD_RULES[account]
  return `${min} to ${max} characters`
}

/** Why this cannot be a password by its length, as a sentence for the person; or null. */
export function passwordLengthProblem(account: Account, password: string): string | null {
  const { min, max } = PASSWORD_RULES[account]
  const length = [...normalPassword(password)].length
  return length < min || length > max ? `Use a password of ${passwordLengthInWords(account)}.` : null
}
