// Quotations where a text has no forms.

/**
 * Where there is no indentation, marks say of each line that it is another's. Marks within it become single
 * ones, so that no words between them look like our own.
 */
export function quotedLines(words: string): string {
  return words.replace(/[^\n]+/g, (line) => `“${withSingleMarks(line)}”`)
}

const OPENING = '“«„‟〝'

function withSingleMarks(line: string): string {
  const bare = /^“[^“”]*”$/.test(line) ? line.slice(1, -1) : line
  return bare.replace(/[“”"«»„‟〝〞＂]/g, (mark) => (OPENING.includes(mark) ? '‘' : '’'))
}
