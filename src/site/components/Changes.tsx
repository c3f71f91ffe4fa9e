/** @jsxImportSource hono/jsx */
// What was changed in an article after it came out: corrections above the text, updates at its foot.

import type { ChangeNote } from '#src/articles/changes.ts'
import { noteId, noteLabel, notePartsOf } from '../view/notes.ts'
import { momentOf } from '../view/times.ts'
import { Lines } from './Lines.tsx'

/** Corrections and clarifications, newest first: read before the text that they are about. */
export function TopChanges({ notes }: { notes: ChangeNote[] }) {
  if (notes.length === 0) return null
  return (
    <div class="changes">
      {notes.map((note) => (
        <section
          class={`change change-${note.kind}`}
          id={noteId(note)}
          aria-labelledby={`${noteId(note)}-title`}
        >
          <ChangeTitle note={note} />
          <ChangeText note={note} />
        </section>
      ))}
    </div>
  )
}

/** Updates and refiles, newest first: nothing in the text was wrong. */
export function FootChanges({ notes }: { notes: ChangeNote[] }) {
  if (notes.length === 0) return null
  return (
    <section class="changes-foot" aria-labelledby="changes">
      <h2 id="changes">Changes since this was published</h2>
      {notes.map((note) => (
        <section
          class={`change change-${note.kind}`}
          id={noteId(note)}
          aria-labelledby={`${noteId(note)}-title`}
        >
          <ChangeTitle note={note} isUnderHeading />
          <ChangeText note={note} />
        </section>
      ))}
    </section>
  )
}

/** The words of a note: what it says, then where it stood, what was wrong and what is right. */
export function ChangeText({ note }: { note: Pick<ChangeNote, 'note' | 'was' | 'is' | 'where'> }) {
  const parts = notePartsOf(note)
  return (
    <>
      <p class="change-note">
        <Lines text={note.note} />
      </p>
      {parts.length > 0 ? (
        <dl class="change-parts">
          {parts.map(({ label, text }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                <Lines text={text} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  )
}

function ChangeTitle({ note, isUnderHeading }: { note: ChangeNote; isUnderHeading?: boolean }) {
  const label = noteLabel(note.kind)
  const id = `${noteId(note)}-title`
  return (
    <header class="change-header">
      {isUnderHeading ? (
        <h3 class="change-title" id={id}>
          {label}
        </h3>
      ) : (
        <h2 class="change-title" id={id}>
          {label}
        </h2>
      )}
      <p class="facts">
        <time datetime={note.at}>{momentOf(note.at)}</time>
        <span>Edition {note.edition}</span>
      </p>
    </header>
  )
}
