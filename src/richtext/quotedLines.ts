// Quotations where a text has no forms.

/**
 * Where there is no indentation, marks say of each line that it is another's. One that is a quotation in
 * marks already keeps its own.
 */
export function quotedLines(words: string): string {
  return words.replace(/[^\n]+/g, (line) => (/^“[^“”]*”$/.test(line) ? line : `“${line}”`))
}
