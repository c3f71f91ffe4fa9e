// Quotations where a text has no forms.

import {
  DOUBLE_MARKS,
  isWithinWords,
  OPENING_MARKS,
  opensByPlace,
  SINGLE_MARKS,
  PLACED_MARKS,
  TYPED_MARKS,
} from '#src/plainText/quotationMarks.ts'

/**
 * Where there is no indentation, marks say of each line that it is another's. Marks within it become single
 * ones, so that no words between them look like our own.
 */
export function quotedLines(words: string): string {
  return words.replace(/[^\n]+/g, (line) => `“${withSingleMarks(line)}”`)
}

/** Marks that touch each other look like one. */
const MARKS = new RegExp(`(?:${TYPED_MARKS}|[${DOUBLE_MARKS}${SINGLE_MARKS}])+`, 'gu')
const FIRST = new RegExp(`^(?:${TYPED_MARKS}|.)`, 'su')

/** A single mark behind a number would make feet of inches. */
const INCHES = '[″]'

function withSingleMarks(line: string): string {
  const bare = /^“[^“”]*”$/.test(line) ? line.slice(1, -1) : line
  let isOpen = false
  return bare.replace(MARKS, (marks, at: number) => {
    const mark = FIRST.exec(marks)![0]
    if (mark === marks && SINGLE_MARKS.includes(mark)) return marks
    if (isWithinWords(bare, at, at + marks.length)) return marks
    const isOpening = PLACED_MARKS.includes(mark)
      ? opensByPlace(bare, at, at + marks.length)
      : OPENING_MARKS.includes(mark)
    if (!isOpening && !isOpen && /\p{N}/u.test(bare[at - 1] ?? '')) return INCHES
    isOpen = isOpening
    return isOpening ? '‘' : '’'
  })
}
