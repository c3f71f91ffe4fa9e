// What differs from the text that readers have, beside the note about it: whoever approves the note can hold
// it against this.

'use client'

import type { Run } from '#src/articles/compare/comparedLine.ts'
import type { PartDifference } from '#src/articles/compare/differences.ts'
import { withWideTabs } from '#src/richtext/escape.ts'

type Props = {
  differences: PartDifference[] | null
  /** Whether nobody has approved what readers have: it went out in an emergency. */
  isUnread: boolean
}

/** Nothing for an article that is new, and while nothing of it differs. */
export function Differences({ differences, isUnread }: Props) {
  return (
    <>
      {isUnread ? (
        <p className="desk-warning">
          Nobody has approved the text that readers have: it was published in an emergency. An approval covers
          all of it.
        </p>
      ) : null}
      {differences ? (
        <section aria-labelledby="desk-differences-title">
          <h3 id="desk-differences-title">
            What differs from the text that {isUnread ? 'was approved' : 'readers got'} last
          </h3>
          <DifferenceList differences={differences} />
        </section>
      ) : null}
    </>
  )
}

/** Part by part, line by line. */
export function DifferenceList({ differences }: { differences: PartDifference[] }) {
  return (
    <>
      {differences.map(({ part, lines, more }) => (
        <div key={part}>
          <h4 className="desk-differences__part">{part}</h4>
          <ul className="desk-differences">
            {lines.map((runs, index) => (
              <li key={index}>{runs.map(shown)}</li>
            ))}
          </ul>
          {more > 0 ? <p className="desk-small">And {more} more lines.</p> : null}
        </div>
      ))}
    </>
  )
}

function shown({ text: words, is }: Run, index: number) {
  const text = withWideTabs(words)
  if (is === 'kept') return <span key={index}>{text}</span>
  return is === 'struck' ? <del key={index}>{text}</del> : <ins key={index}>{text}</ins>
}
