// What reads as a web address in a line of words. Programs for mail make links of it, with and without
// `https`.

/** A dot before a name such as `com`, in the forms that browsers take for a dot; initials have one letter. */
const DOT_NAME = /[.\u3002]\p{L}{2}/u

/** Whether a line has a web address. “J.R. Miller” and “St. John” have none; “J.Miller” is one. */
export function hasWebAddress(line: string): boolean {
  const plain = line.normalize('NFKC')
  return DOT_NAME.test(plain) || /https?:|:\/\/|www\./i.test(plain)
}
