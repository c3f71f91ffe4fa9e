// The signs that break a line or turn its direction, wherever it is shown: a mail header, a terminal.

/** C0, DEL and C1 controls and line separators end a line; bidi marks make a line read as another. */
export const BREAKING_SIGNS =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
