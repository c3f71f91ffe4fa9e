// The journal in the browser: IndexedDB, which outlives a reload, a crash and the end of a session.

import { createStore, del, entries, set, type UseStore } from 'idb-keyval'
import { KEPT_FOR_MS, type JournalEntry } from './entry.ts'
import type { JournalStore } from './journal.ts'

const keyOf = ({ person, article, tab }: Pick<JournalEntry, 'person' | 'article' | 'tab'>) =>
  [person, article, tab].join('/')

/** The entries of this browser. Throws where it keeps none, as some do in a private window. */
export function browserStore(now: () => number): JournalStore {
  let opened: UseStore | null = null
  const store = () => (opened ??= createStore('assay-journal', 'articles'))
  const readAll = async (person: string): Promise<JournalEntry[]> => {
    const all = await entries<string, JournalEntry>(store())
    const old = all.filter(([, { typedAt }]) => now() - typedAt > KEPT_FOR_MS)
    await Promise.all(old.map(([key]) => del(key, store())))
    return all
      .map(([, entry]) => entry)
      .filter((entry) => entry.person === person)
      .toSorted((one, other) => other.typedAt - one.typedAt)
  }
  return {
    write: (entry) => set(keyOf(entry), entry, store()),
    remove: (of) => del(keyOf(of), store()),
    readAll,
    read: async ({ person, article }) => (await readAll(person)).filter((entry) => entry.article === article),
  }
}
