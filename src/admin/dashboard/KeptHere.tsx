// On the desk's home: articles of which this computer keeps text that the server does not have.

'use client'

import { useEffect, useState } from 'react'
import { getJson } from '../http.ts'
import { type JournalEntry, type Typed, unsavedFields } from '../typing/entry.ts'
import { browserStore } from '../typing/journalStore.ts'
import { When } from '../When.tsx'

type Props = { person: string; api: string; admin: string }

/** Each leads to its article, which offers the text. Nothing where there is none. */
export function KeptHere({ person, api, admin }: Props) {
  const [kept, setKept] = useState<JournalEntry[]>([])
  useEffect(() => {
    let isShown = true
    void unsavedOf(person, api).then((entries) => isShown && setKept(entries))
    return () => {
      isShown = false
    }
  }, [person, api])
  if (kept.length === 0) return null
  return (
    <section className="desk-warning" aria-labelledby="desk-kept-here">
      <h2 id="desk-kept-here">This computer keeps text of yours that is not saved</h2>
      <ul>
        {kept.map(({ article, fields, typedAt }) => (
          <li key={article}>
            <a className="desk-link" href={`${admin}/collections/articles/${article}`}>
              {String(fields['headline'] || 'Without a headline')}
            </a>
            , typed <When at={new Date(typedAt).toISOString()} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The newest entry of each article. A browser that keeps none has none. */
async function unsavedOf(person: string, api: string): Promise<JournalEntry[]> {
  const entries = await browserStore(Date.now)
    .readAll(person)
    .catch(() => [])
  const newest = [...new Map(entries.toReversed().map((entry) => [entry.article, entry])).values()]
  const checked = await Promise.all(
    newest.map(async (entry) => {
      const article = await getJson<Typed>(`${api}/articles/${entry.article}?draft=true&depth=0`)
      return article && unsavedFields(entry, article).length > 0 ? [entry] : []
    }),
  )
  return checked.flat()
}
