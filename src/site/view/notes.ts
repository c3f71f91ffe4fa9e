// The words of a change note, for pages, feeds and search engines.

import { CHANGE_LABELS, type ChangeNote } from '#src/articles/changes.ts'
import { oneLine } from '#src/plainText/oneLine.ts'
import type { NoteKind, PublicNote } from '#src/public/notes.ts'

/** A part of a correction with the words before it. */
export type NotePart = { label: string; text: string }

type Note = Pick<ChangeNote, 'note' | 'was' | 'is' | 'where'>

/** What this kind of note is called. */
export function noteLabel(kind: NoteKind): string {
  return kind === 'withdrawal' ? 'Withdrawal' : CHANGE_LABELS[kind].label
}

/** Where it stood, what was wrong, what is right: as far as the note says. */
export function notePartsOf({ was, is, where }: Pick<Note, 'was' | 'is' | 'where'>): NotePart[] {
  const parts = [
    { label: 'Where', text: where },
    { label: 'What was wrong', text: was },
    { label: 'What is right', text: is },
  ]
  return parts.flatMap(({ label, text }) => (text ? [{ label, text }] : []))
}

/** The note and its parts in one line of plain text. */
export function noteLine(note: Note): string {
  const parts = notePartsOf(note).map(({ label, text }) => `${label}: ${oneLine(text)}`)
  return [oneLine(note.note), ...parts].map(closed).join(' ')
}

/**
 * The notes that stand above the text (corrections and clarifications), and those at its foot. Newest first,
 * as they come.
 */
export function notesByPlace(notes: readonly ChangeNote[]): { top: ChangeNote[]; foot: ChangeNote[] } {
  return { top: notes.filter(isAtTop), foot: notes.filter((note) => !isAtTop(note)) }
}

/** The id of a note on the article's page. */
export function noteId({ edition }: Pick<ChangeNote, 'edition'>): string {
  return `change-${edition}`
}

/** Where a note stands: on the page of its article. A withdrawn article's page is its note. */
export function notePath({
  kind,
  article,
  edition,
}: Pick<PublicNote, 'kind' | 'article' | 'edition'>): string {
  return `/articles/${article.slug}${kind === 'withdrawal' ? '' : `#${noteId({ edition })}`}`
}

function isAtTop({ kind }: ChangeNote): boolean {
  return CHANGE_LABELS[kind].place === 'top'
}

/** Ends a sentence that nobody ended. */
function closed(text: string): string {
  const words = text.trim()
  return /[.!?…]["”’)]?$/.test(words) ? words : `${words}.`
}
