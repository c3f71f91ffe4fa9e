// How long the names and addresses of accounts are: for forms, commands and the console. Passwords have a
// file of their own.

/** Longest e-mail address that mail can reach, in characters (RFC 3696, erratum 1690). */
export const MAX_EMAIL_LENGTH = 254

/** Fewest and most characters of a reader's display name. */
export const READER_NAME_LENGTH = { min: 2, max: 60 }

/** Longest name of a member of staff, in UTF-16 units. */
export const MAX_STAFF_NAME_LENGTH = 120
