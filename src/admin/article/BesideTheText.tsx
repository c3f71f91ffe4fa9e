// What readers get beside the words in the form: whoever approves the article approves these, too.

'use client'

import type { BesideText } from '#src/articles/besideTheText.ts'
import { ShownLines } from '../ShownLines.tsx'

/** Open for a new article; what has changed since readers had one stands among the differences. */
export function BesideTheText({ texts, isNew }: { texts: BesideText[]; isNew: boolean }) {
  if (texts.length === 0) return null
  return (
    <details open={isNew} className="desk-beside">
      <summary>What readers also get: people, pictures, figures, links and sections</summary>
      <dl>
        {texts.map(({ called, text }) => (
          <div key={called + text}>
            <dt>{called}</dt>
            <dd>
              <ShownLines text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
