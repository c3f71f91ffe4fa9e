// How long the notes are that colleagues leave with what they do: the form stops there, and the endpoint
// refuses more.

import { hasWords, plainTextProblem } from '#src/plainText/plainText.ts'

/** Longest note of a workflow step, in UTF-16 units. */
export const MAX_STEP_NOTE_LENGTH = 2_000

/** Longest note that closes a task, in UTF-16 units. */
export const MAX_TASK_NOTE_LENGTH = 1_000

/** Longest reason of a moderator's decision, in UTF-16 units. */
export const MAX_REASON_LENGTH = 1_000

/** A length as a sentence names it: `2,000 characters`. */
export function inCharacters(length: number): string {
  return `${length.toLocaleString('en-GB')} characters`
}

/** A sentence about a note that says nothing, or has a sign that readers of it would not see; else null. */
export function noteProblem(note: unknown): string | null {
  if (typeof note !== 'string' || note.trim() === '') return null
  return hasWords(note)
    ? plainTextProblem(note, { called: 'The note', lines: true })
    : 'The note has no words. Say why, in a few.'
}
