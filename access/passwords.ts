// How long a password is, for staff and for readers: one rule for forms, commands, the console, errors and docs.

export type Account = 'staff' | 'readers'

type PasswordRule = {
  /** Fewest and most characters, as `lengthOf` counts them. */
  min: number
  max: number
  lengthOf: (password: string) => number
}

/** Length is what counts (NIST SP 800-63B, 5.1.1.2). An emoji is one character of a reader's password and two of a colleague's. */
export const PASSWORD_RULES: Record<Account, PasswordRule> = {
  staff: { min: 12, max: 200, lengthOf: (password) => password.length },
  readers: { min: 10, max: 200, lengthOf: (password) => [...password].length },
}

/** The rule in words: `12 to 200 characters`. */
export function passwordLengthInWords(account: Account): string {
  const { min, max } = PASSWORD_RULES[account]
  return `${min} to ${max} characters`
}

/** Why this cannot be a password by its length, as a sentence for the person; or null. */
export function passwordLengthProblem(account: Account, password: string): string | null {
  const { min, max, lengthOf } = PASSWORD_RULES[account]
  const length = lengthOf(password)
  return length < min || length > max ? `Use a password of ${passwordLengthInWords(account)}.` : null
}
