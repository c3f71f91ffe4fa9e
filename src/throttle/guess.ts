// Who tries a password, and where.

/**
 * A person at one place trying one account's password. Realms are apart: a reader's guesses never slow the
 * desk.
 */
export type Guess = { realm: 'reader' | 'staff'; account: string; address: string }
