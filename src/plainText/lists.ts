// Lists as a sentence has them, in British English: without a comma before the last.

const all = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const any = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** `a`, `a and b`, `a, b and c`. */
export function andList(words: readonly string[]): string {
  return all.format(words)
}

/** `a`, `a or b`, `a, b or c`. */
export function orList(words: readonly string[]): string {
  return any.format(words)
}
