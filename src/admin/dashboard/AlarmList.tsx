// The alarms on top of the desk's home.

import { DeskMoment } from '../DeskWhen.tsx'
import { ShownLines } from '../ShownLines.tsx'
import type { Alarm, Alarms } from './alarms.ts'

const WORDS: Record<Alarm['kind'], string> = {
  overdue: 'Overdue',
  held: 'Held',
  late: 'Late',
  emergency: 'Emergency',
}

/** What is wrong, each with its article; nothing while all is well. */
export function AlarmList({
  alarms: { shown, more },
  admin,
  zone,
}: {
  alarms: Alarms
  admin: string
  zone: string
}) {
  if (shown.length === 0) return null
  return (
    <section className="desk-alarm" aria-labelledby="desk-alarm">
      <h2 id="desk-alarm">Alarm</h2>
      <ul>
        {shown.map(({ key, kind, articleId, headline, says, at, note }) => (
          <li key={key}>
            <span className="desk-cell">
              <span className="desk-chip desk-chip--failed">{WORDS[kind]}</span>
              <a className="desk-link" href={`${admin}/collections/articles/${articleId}`}>
                {headline}
              </a>
            </span>
            <span>{says}</span>
            <span className="desk-small">
              {kind === 'emergency' ? null : 'Due '}
              <DeskMoment at={at} zone={zone} />
            </span>
            {note ? (
              <span className="desk-timeline__note">
                <ShownLines text={note} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p>{more === 1 ? 'And one more.' : `And ${more} more.`} Editions and the record list them all.</p>
      ) : null}
    </section>
  )
}
